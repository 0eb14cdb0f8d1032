package fr.socle.psc.oauth;

import fr.socle.psc.SmartScopes;
import java.util.function.Consumer;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationValidator;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/// A client asks for what it is registered for, or for a part of it.
final class RequestedScopes {

    static final Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> OF_A_CODE =
            OAuth2AuthorizationCodeRequestAuthenticationValidator.DEFAULT_REDIRECT_URI_VALIDATOR
                    .andThen(RequestedParameters::check)
                    .andThen(RequestedScopes::check);

    static final Consumer<OAuth2ClientCredentialsAuthenticationContext> OF_A_PROGRAM = RequestedScopes::check;

    private static final String WHY = "The client is not registered for this scope";

    private RequestedScopes() {}

    private static void check(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
        if (!SmartScopes.allows(context.getRegisteredClient().getScopes(), request.getScopes())) {
            throw RequestedParameters.refused(context, OAuth2ErrorCodes.INVALID_SCOPE, WHY);
        }
    }

    private static void check(OAuth2ClientCredentialsAuthenticationContext context) {
        OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
        if (!SmartScopes.allows(context.getRegisteredClient().getScopes(), request.getScopes())) {
            throw new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_SCOPE, WHY, null));
        }
    }
}
