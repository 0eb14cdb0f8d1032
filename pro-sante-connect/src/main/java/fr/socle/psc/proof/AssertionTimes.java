package fr.socle.psc.proof;

import fr.socle.psc.RealTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/// When something a program signed is current. Clocks differ: ten seconds are accepted and a minute is refused
/// (FAPI 2.0 §5.3.2.1); in between we choose half a minute.
@Component
class AssertionTimes {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final int LONGEST_JTI = 512;

    private final RealTime time;

    AssertionTimes(RealTime time) {
        this.time = time;
    }

    /// @param life an end further away than that is refused
    OAuth2TokenValidatorResult validate(Jwt jwt, Duration life) {
        var now = time.now();
        var end = jwt.getExpiresAt();
        var jti = jwt.getId();
        if (jti == null || jti.isBlank() || jti.length() > LONGEST_JTI || end == null) {
            return OAuth2TokenValidatorResult.failure(error("jti and exp are needed"));
        }
        if (end.plus(SKEW).isBefore(now) || end.isAfter(now.plus(life).plus(SKEW))) {
            return OAuth2TokenValidatorResult.failure(error("exp is past or too far away"));
        }
        return isFuture(jwt.getIssuedAt()) || isFuture(jwt.getNotBefore())
                ? OAuth2TokenValidatorResult.failure(error("iat or nbf is in the future"))
                : OAuth2TokenValidatorResult.success();
    }

    boolean isFuture(@Nullable Instant at) {
        return at != null && at.isAfter(time.now().plus(SKEW));
    }

    /// Whether a proof was made just now (RFC 9449 §11.1).
    boolean isRecent(@Nullable Instant madeAt) {
        return madeAt != null
                && !isFuture(madeAt)
                && !madeAt.isBefore(time.now().minus(SKEW).minus(SKEW));
    }

    /// After that a proof is refused by its age, and need not be remembered.
    Instant forgotten() {
        return time.now().plus(SKEW.multipliedBy(4));
    }

    static OAuth2Error error(String why) {
        return new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, why, null);
    }
}
