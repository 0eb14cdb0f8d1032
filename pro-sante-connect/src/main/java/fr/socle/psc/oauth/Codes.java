package fr.socle.psc.oauth;

import fr.socle.psc.LaunchContexts;
import fr.socle.psc.RealTime;
import fr.socle.psc.proof.UsedOnce;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Makes codes of 256 bits. A pushed request gives one code, and a code one set of tokens, however many ask at once.
/// No generator by type: Spring's server takes any such bean for the one of all tokens.
@Component
class Codes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    /// Longer than a code or a pushed request lives.
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final UsedOnce used;
    private final RealTime time;
    private final LaunchContexts launches;

    Codes(UsedOnce used, RealTime time, LaunchContexts launches) {
        this.launches = launches;
        this.used = used;
        this.time = time;
    }

    OAuth2AuthorizationCode generate(OAuth2TokenContext context) {
        var pushed = requestUri();
        if (pushed != null && !used.first("request_uri", pushed, time.now().plus(REMEMBERED))) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error("invalid_request_uri", "The request was already used", null), null);
        }
        if (context.getAuthorizationGrant() instanceof OAuth2AuthorizationCodeRequestAuthenticationToken asked) {
            refuseDeadLaunch(asked, context);
        }
        var code = new byte[BYTES];
        RANDOM.nextBytes(code);
        var now = time.now();
        return new OAuth2AuthorizationCode(
                Base64.getUrlEncoder().withoutPadding().encodeToString(code),
                now,
                now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
    }

    /// Sooner than the token endpoint would: the person is told while they are looking.
    private void refuseDeadLaunch(OAuth2AuthorizationCodeRequestAuthenticationToken asked, OAuth2TokenContext context) {
        var handle = asked.getAdditionalParameters().get(LaunchedPatients.PARAMETER);
        if (handle != null
                && context.getAuthorizedScopes().contains(LaunchedPatients.PARAMETER)
                && launches.find(LaunchContexts.Opens.PROGRAM, handle.toString())
                        .isEmpty()) {
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, "launch is over, or was used", null),
                    new OAuth2AuthorizationCodeRequestAuthenticationToken(
                            asked.getAuthorizationUri(),
                            asked.getClientId(),
                            (Authentication) asked.getPrincipal(),
                            Objects.requireNonNullElseGet(
                                    asked.getRedirectUri(),
                                    () -> context.getRegisteredClient()
                                            .getRedirectUris()
                                            .iterator()
                                            .next()),
                            asked.getState(),
                            asked.getScopes(),
                            asked.getAdditionalParameters()));
        }
    }

    /// @return false when another request came first with the same code
    boolean spend(String code) {
        return used.first("code", code, time.now().plus(REMEMBERED));
    }

    private static @Nullable String requestUri() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
                ? it.getRequest().getParameter("request_uri")
                : null;
    }
}
