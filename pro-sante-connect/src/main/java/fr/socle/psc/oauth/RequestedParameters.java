package fr.socle.psc.oauth;

import fr.socle.psc.ClientProfile;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;

/// The parameters of an authorization request that Spring's server takes as they come.
final class RequestedParameters {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Pattern SHA_256 = Pattern.compile("[A-Za-z0-9_-]{43}");

    private RequestedParameters() {}

    static void check(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var registered = context.getRegisteredClient().getRedirectUris();
        var profile = ClientProfile.of(context.getRegisteredClient());
        if (profile.isStrict() && request.getRedirectUri() != null && !registered.contains(request.getRedirectUri())) {
            throw refused(context, OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is not registered", null);
        }
        var parameters = request.getAdditionalParameters();
        if (parameters.containsKey("request")) {
            throw refused(context, "request_not_supported", "Send the parameters as they are");
        }
        check(context, parameters, "max_age", SECONDS);
        check(context, parameters, "code_challenge", SHA_256);
        check(context, parameters, "dpop_jkt", SHA_256);
        check(context, parameters, "response_mode", Pattern.compile("query"));
        if (profile.requiresPkce() && !parameters.containsKey("code_challenge")) {
            throw refused(context, OAuth2ErrorCodes.INVALID_REQUEST, "code_challenge is missing");
        }
    }

    private static void check(
            OAuth2AuthorizationCodeRequestAuthenticationContext context,
            Map<String, Object> parameters,
            String name,
            Pattern form) {
        var value = parameters.get(name);
        if (value != null
                && !(value instanceof String text && form.matcher(text).matches())) {
            throw refused(context, OAuth2ErrorCodes.INVALID_REQUEST, name + " is not one we understand");
        }
    }

    static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationContext context, String code, String why) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var asked = request.getRedirectUri();
        return refused(
                context,
                code,
                why,
                asked != null && !asked.isEmpty()
                        ? asked
                        : context.getRegisteredClient()
                                .getRedirectUris()
                                .iterator()
                                .next());
    }

    private static OAuth2AuthorizationCodeRequestAuthenticationException refused(
            OAuth2AuthorizationCodeRequestAuthenticationContext context,
            String code,
            String why,
            @Nullable String redirectUri) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        var answerable = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                request.getAuthorizationUri(),
                request.getClientId(),
                (Authentication) request.getPrincipal(),
                redirectUri,
                request.getState(),
                request.getScopes(),
                request.getAdditionalParameters());
        return new OAuth2AuthorizationCodeRequestAuthenticationException(new OAuth2Error(code, why, null), answerable);
    }
}
