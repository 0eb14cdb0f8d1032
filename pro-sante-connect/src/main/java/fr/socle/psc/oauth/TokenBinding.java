package fr.socle.psc.oauth;

import fr.socle.psc.proof.ProgramProofs;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.stereotype.Component;

/// What a token is bound to, and what is used up for it.
@Component
class TokenBinding {

    private final ProgramProofs proofs;
    private final Codes codes;

    TokenBinding(ProgramProofs proofs, Codes codes) {
        this.proofs = proofs;
        this.codes = codes;
    }

    /// @return the `cnf` claim, empty when nothing binds the token and nothing has to
    Map<String, Object> bind(JwtEncodingContext context) {
        var bound = proofs.confirmation(context.getRegisteredClient());
        if (context.getAuthorizationGrant() instanceof OAuth2AuthorizationCodeAuthenticationToken it) {
            spend(it.getCode(), AskedParameter.of(context, "dpop_jkt"), bound);
        }
        return bound;
    }

    /// RFC 9449 §10: a code asked for with a key is worth nothing to another.
    private void spend(String code, @Nullable String key, Map<String, Object> bound) {
        if (key != null && !key.equals(bound.get("jkt"))) {
            throw refused("invalid_dpop_proof", "The code is bound to another key");
        }
        if (!codes.spend(code)) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "The code was already used");
        }
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
