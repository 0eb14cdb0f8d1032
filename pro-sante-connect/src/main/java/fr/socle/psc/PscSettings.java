package fr.socle.psc;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings `socle.psc.*` of the sign-in layer.
///
/// @param accessTokenTtl life of an access token; when not set, 2 minutes as Pro Santé Connect does, 15 minutes in
/// the
///     sandbox where people paste commands by hand
/// @param refreshTokenTtl life of a refresh token
/// @param mtlsUrl public address where client certificates are asked for, such as `https://localhost:8443`; published
// as
///     `mtls_endpoint_aliases`
/// @param sandboxRedirectUris further redirect addresses of the sandbox's clients, such as an examiner's
/// @param sandboxPostLogoutRedirectUris and where they may lead after signing out
/// @param passwordCost bcrypt's: each one more doubles the work of a guess, and of a sign-in
/// @param sessionIdle a page session ends when nothing was asked for that long
/// @param sessionMax and at the latest after that long
@ConfigurationProperties("socle.psc")
public record PscSettings(
        @Nullable Duration accessTokenTtl,
        @DefaultValue("PT30M") Duration refreshTokenTtl,
        @DefaultValue("PT30M") Duration sessionIdle,
        @DefaultValue("PT4H") Duration sessionMax,
        @Nullable String mtlsUrl,
        @DefaultValue List<String> sandboxRedirectUris,
        @DefaultValue List<String> sandboxPostLogoutRedirectUris,
        @DefaultValue SigningKeys signingKeys,
        @DefaultValue("10") int passwordCost,
        @DefaultValue Exchange exchange,
        @DefaultValue Registration registration,
        @DefaultValue Phone phone,
        @DefaultValue Throttle throttle) {

    private static final Duration AS_PRO_SANTE_CONNECT = Duration.ofMinutes(2);

    /// The life of an access token outside the sandbox.
    public Duration accessTokens() {
        return accessTokenTtl == null ? AS_PRO_SANTE_CONNECT : accessTokenTtl;
    }

    /// @param life how long a key signs
    /// @param ahead how long before that it is published
    /// @param overlap how long after that it stays published; longer than any signature is valid
    public record SigningKeys(
            @DefaultValue("P30D") Duration life,
            @DefaultValue("P1D") Duration ahead,
            @DefaultValue("P2D") Duration overlap) {}

    /// @param ttl life of a token exchanged for a sign-in, one to four hours; the sign-in's end cuts it short
    public record Exchange(@DefaultValue("PT1H") Duration ttl) {

        private static final Duration SHORTEST = Duration.ofHours(1);
        private static final Duration LONGEST = Duration.ofHours(4);

        public Exchange {
            if (ttl.compareTo(SHORTEST) < 0 || ttl.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("socle.psc.exchange.ttl must be one to four hours");
            }
        }
    }

    /// @param overlap how long a secret goes on after its successor was made
    /// @param perHour registrations accepted in an hour, from everybody together
    public record Registration(
            @DefaultValue("PT24H") Duration overlap,
            @DefaultValue("1000") int perHour) {}

    /// @param patience how long a request waits for its approval
    /// @param pollInterval how often a program may ask (CIBA)
    /// @param unanswered requests one person may have left unanswered, or refused, within the window
    public record Phone(
            @DefaultValue("PT2M") Duration patience,
            @DefaultValue("PT5S") Duration pollInterval,
            @DefaultValue("PT15M") Duration window,
            @DefaultValue("10") int unanswered) {}

    /// Failures allowed within the window, for one account and for one address.
    public record Throttle(
            @DefaultValue("PT15M") Duration window,
            @DefaultValue("20") int perAccount,
            @DefaultValue("200") int perAddress) {}
}
