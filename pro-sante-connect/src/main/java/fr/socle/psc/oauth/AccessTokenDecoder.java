package fr.socle.psc.oauth;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.socle.psc.proof.ProgramProofs;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/// Accepts our own access tokens and nothing else (<https://www.rfc-editor.org/rfc/rfc9068#section-4>): their type,
/// our key, one algorithm, our name as issuer and as audience; given under a grant that stands, and used over the
/// connection it is bound to. An ID token is none.
@Configuration(proxyBeanMethods = false)
class AccessTokenDecoder {

    static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.ES256;
    static final String TYPE = "at+jwt";

    @Bean
    AuthorizationServerSettings authorizationServerSettings(
            @Value("${socle.public-url:http://localhost:8080}") String publicUrl) {
        return AuthorizationServerSettings.builder().issuer(publicUrl).build();
    }

    @Bean
    JwtDecoder jwtDecoder(
            JWKSource<SecurityContext> keys,
            AuthorizationServerSettings server,
            StandingGrants standing,
            LiveTokens live) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(ALGORITHM)
                // the type is checked below: Nimbus accepts plain "JWT" only
                .jwtProcessorCustomizer(it -> it.setJWSTypeVerifier((_, _) -> {}))
                .build();
        var us = Objects.requireNonNull(server.getIssuer());
        var type = new JwtTypeValidator(TYPE, "application/" + TYPE);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        var times = new JwtTimestampValidator();
        times.setAllowEmptyExpiryClaim(false);
        var rules = new DelegatingOAuth2TokenValidator<Jwt>(
                type,
                times,
                new JwtIssuerValidator(us),
                new JwtAudienceValidator(us),
                ProgramProofs::holdsTheCertificate,
                standing,
                live);
        rules.setFailOnError(true);
        return new VerifiedSignatures(decoder, rules);
    }
}
