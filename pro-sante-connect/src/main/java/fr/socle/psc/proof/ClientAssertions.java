package fr.socle.psc.proof;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import fr.socle.psc.ClientProfile;
import java.security.Key;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/// Client authentication by `private_key_jwt`: the client's registered keys, its profile's algorithms and clock, and
/// each `jti` once (<https://www.rfc-editor.org/rfc/rfc7523#section-3>).
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private final JdbcClient jdbc;
    private final ClientKeys keys;
    private final AssertionTimes times;

    ClientAssertions(JdbcClient jdbc, ClientKeys keys, AssertionTimes times) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.times = times;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        var decoder = decoder(client);
        var rules = new DelegatingOAuth2TokenValidator<Jwt>(
                JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client),
                assertion -> times.validate(assertion, ClientProfile.of(client).assertionLife()),
                audience(client),
                assertion -> once(client, assertion));
        rules.setFailOnError(true); // a refused assertion is not used up
        decoder.setJwtValidator(rules);
        return decoder;
    }

    /// Signed by one of the client's keys with an algorithm of its profile; no other rule yet.
    NimbusJwtDecoder decoder(RegisteredClient client) {
        var processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(selector(client));
        processor.setJWSVerifierFactory(Signatures.FACTORY);
        processor.setJWSTypeVerifier((_, _) -> {});
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        return new NimbusJwtDecoder(processor);
    }

    private JWSKeySelector<SecurityContext> selector(RegisteredClient client) {
        return (header, _) -> ClientProfile.of(client).assertionAlgorithms().contains(header.getAlgorithm())
                ? candidates(client, header)
                : List.of();
    }

    private List<? extends Key> candidates(RegisteredClient client, JWSHeader header) {
        var kid = header.getKeyID();
        return keys.of(client, Objects.requireNonNullElse(kid, "")).getKeys().stream()
                .filter(it -> kid == null || kid.equals(it.getKeyID()))
                .map(it -> Signatures.fitting(it, header.getAlgorithm()))
                .filter(PublicKey.class::isInstance)
                .toList();
    }

    /// FAPI 2.0 §5.3.2.1 no. 8: a strict client names the issuer, as a string, and nothing else.
    private static OAuth2TokenValidator<Jwt> audience(RegisteredClient client) {
        return assertion -> !ClientProfile.of(client).isStrict() || Audience.isOursAlone(assertion)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(AssertionTimes.error("aud must be the issuer, as a string"));
    }

    private OAuth2TokenValidatorResult once(RegisteredClient client, Jwt assertion) {
        var first = jdbc.sql("""
                insert into psc.used_assertion (client_id, jti, expires_at) values (:client, :jti, :end)
                on conflict do nothing""")
                        .param("client", client.getClientId())
                        .param("jti", assertion.getId())
                        .param(
                                "end",
                                Objects.requireNonNull(assertion.getExpiresAt()).atOffset(UTC))
                        .update()
                == 1;
        return first
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(AssertionTimes.error("The assertion was already used"));
    }
}
