package fr.socle.psc.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/// An access token is worth something as long as what it was given for stands: its grant is there, and neither was
/// withdrawn. Asked at every call, so that an end is an end everywhere at once.
@Component
class StandingGrants implements OAuth2TokenValidator<Jwt> {

    /// The authorization a token was given under.
    static final String CLAIM = "grant_id";

    private static final OAuth2TokenValidatorResult WITHDRAWN = OAuth2TokenValidatorResult.failure(
            new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The token was withdrawn", null));

    /// Half a second is what an end may take from one instance to the others.
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final Cache<String, Boolean> lately = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    StandingGrants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var grant = Objects.requireNonNullElse(token.getClaimAsString(CLAIM), "");
        var jti = Objects.requireNonNullElse(token.getId(), "");
        return isStanding(grant, jti) ? OAuth2TokenValidatorResult.success() : WITHDRAWN;
    }

    boolean isStanding(String grant, String jti) {
        return lately.get(grant + ' ' + jti, _ -> stands(grant, jti));
    }

    /// Something was withdrawn here: not half a second more.
    void forget() {
        lately.invalidateAll();
    }

    private boolean stands(String grant, String jti) {
        return jdbc.sql("""
                select exists (select from psc.oauth2_authorization where id = :grant)
                   and not exists (select from psc.withdrawn where id in (:grant, :jti))""")
                .param("grant", grant)
                .param("jti", jti)
                .query(Boolean.class)
                .single();
    }
}
