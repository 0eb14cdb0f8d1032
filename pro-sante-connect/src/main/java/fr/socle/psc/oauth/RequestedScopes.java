package fr.socle.psc.oauth;

import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/// A client asks for what it is registered for, or for a part of it.
final class RequestedScopes {

    static final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> OF_A_CODE =
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR.andThen(
                    RequestedScopes::check);

    static final Consumer<OAuth2ClientCredentialsAuthenticationContext> OF_A_PROGRAM = RequestedScopes::check;

    private static final OAuth2Error REFUSED =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, "The client is not registered for this scope", null);

    private RequestedScopes() {}

    private static void check(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (!SmartScopes.allows(context.getRegisteredClient().getScopes(), request.getScopes())) {
            var answerable = new OAuth2AuthorizationCodeRequestAuthenticationToken(
                    request.getAuthorizationUri(),
                    request.getClientId(),
                    (org.springframework.security.core.Authentication) request.getPrincipal(),
                    redirectUri(request, context),
                    request.getState(),
                    request.getScopes(),
                    request.getAdditionalParameters());
            throw new OAuth2AuthorizationCodeRequestAuthenticationException(REFUSED, answerable);
        }
    }

    private static @org.jspecify.annotations.Nullable String redirectUri(
            OAuth2AuthorizationCodeRequestAuthenticationToken request,
            OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        var asked = request.getRedirectUri();
        return asked != null && !asked.isEmpty()
                ? asked
                : context.getRegisteredClient().getRedirectUris().iterator().next();
    }

    private static void check(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        if (!SmartScopes.allows(context.getRegisteredClient().getScopes(), request.getScopes())) {
            throw new OAuth2AuthenticationException(REFUSED);
        }
    }
}
