package fr.socle.psc.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/// Reads ID tokens that programs show as a hint: ours, expired or not.
@Component
public class IdTokenHints {

    private final JWKSource<SecurityContext> keys;
    private final String issuer;

    IdTokenHints(JWKSource<SecurityContext> keys, AuthorizationServerSettings server) {
        this.keys = keys;
        this.issuer = Objects.requireNonNull(server.getIssuer());
    }

    /// @return whom it is about; empty when it is not one of ours
    public Optional<String> subject(String hint) {
        try {
            var token = SignedJWT.parse(hint);
            var named =
                    new JWKMatcher.Builder().keyID(token.getHeader().getKeyID()).build();
            var found = keys.get(new JWKSelector(named), null);
            if (token.getHeader().getKeyID() == null
                    || found.isEmpty()
                    || !(found.getFirst() instanceof AsymmetricJWK ours)
                    || !token.verify(
                            new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), ours.toPublicKey()))) {
                return Optional.empty();
            }
            var claims = token.getJWTClaimsSet();
            return issuer.equals(claims.getIssuer()) ? Optional.ofNullable(claims.getSubject()) : Optional.empty();
        } catch (ParseException | JOSEException unreadable) {
            return Optional.empty();
        }
    }
}
