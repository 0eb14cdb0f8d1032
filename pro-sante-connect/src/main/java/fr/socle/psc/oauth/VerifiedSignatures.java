package fr.socle.psc.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Remembers for a minute that the signature of a token was good: verifying it costs more than a search. Whether the
/// token is still worth something (its times, its audience, its session) is asked at every use.
class VerifiedSignatures implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final NimbusJwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> rules;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    /// @param signatures checks no more than the signature and the form
    VerifiedSignatures(NimbusJwtDecoder signatures, OAuth2TokenValidator<Jwt> rules) {
        this.signatures = signatures;
        this.rules = rules;
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        var jwt = known == null ? signatures.decode(token) : known;
        var checked = rules.validate(jwt);
        if (checked.hasErrors()) {
            throw new JwtValidationException(reason(checked), checked.getErrors());
        }
        if (known == null) {
            verified.put(token, jwt);
        }
        return jwt;
    }

    private static String reason(OAuth2TokenValidatorResult refused) {
        return refused.getErrors().stream()
                .map(OAuth2Error::getDescription)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("The token is not accepted");
    }
}
