package fr.socle.psc.oauth;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;
import fr.socle.psc.ClientProfile;
import java.text.ParseException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/// Client authentication by `private_key_jwt`: the client's registered keys, its profile's algorithms, and each `jti`
/// once (<https://www.rfc-editor.org/rfc/rfc7523#section-3>).
@Component
class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {

    private final JdbcClient jdbc;

    ClientAssertions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public JwtDecoder createDecoder(RegisteredClient client) {
        var algorithms = ClientProfile.of(client).assertionAlgorithms();
        var decoder = NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<SecurityContext>(keys(client)))
                .jwsAlgorithms(it -> it.addAll(algorithms))
                .jwtProcessorCustomizer(it -> it.setJWSTypeVerifier((_, _) -> {}))
                .build();
        var once = (OAuth2TokenValidator<Jwt>) assertion -> once(client, assertion);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtClientAssertionDecoderFactory.DEFAULT_JWT_VALIDATOR_FACTORY.apply(client), once));
        return decoder;
    }

    private static JWKSet keys(RegisteredClient client) {
        String jwks = client.getClientSettings().getSetting(ClientProfile.JWKS);
        try {
            if (jwks != null) {
                return JWKSet.parse(jwks);
            }
        } catch (ParseException unreadable) {
            throw new IllegalStateException("The keys of a client cannot be read", unreadable);
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private OAuth2TokenValidatorResult once(RegisteredClient client, Jwt assertion) {
        var jti = assertion.getId();
        var end = assertion.getExpiresAt();
        if (jti == null || end == null) {
            return OAuth2TokenValidatorResult.failure(error("The assertion needs jti and exp"));
        }
        var first = jdbc.sql("""
                insert into psc.used_assertion (client_id, jti, expires_at) values (:client, :jti, :end)
                on conflict do nothing""")
                        .param("client", client.getClientId())
                        .param("jti", jti)
                        .param("end", end.atOffset(UTC))
                        .update()
                == 1;
        return first
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(error("The assertion was already used"));
    }

    private static OAuth2Error error(String why) {
        return new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null);
    }
}
