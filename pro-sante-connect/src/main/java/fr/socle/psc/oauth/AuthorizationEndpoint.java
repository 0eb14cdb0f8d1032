package fr.socle.psc.oauth;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.stereotype.Component;

/// The authorization endpoint and the one requests are pushed to: their rules, their answers, their codes.
///
/// @param rules says no before anybody signs in
/// @param gate sends to the page that comes first
@Component
record AuthorizationEndpoint(RequestRules rules, AuthorizeGate gate, AuthorizationResponses responses, Codes codes) {

    void configure(OAuth2AuthorizationServerConfigurer server) {
        server.authorizationEndpoint(it -> it.authenticationProviders(each(this::adapt))
                .consentPage(AskedConsent.PAGE)
                .authorizationResponseHandler(responses)
                .errorResponseHandler(responses));
        server.pushedAuthorizationRequestEndpoint(it -> it.authenticationProviders(each(this::adapt)));
    }

    private void adapt(AuthenticationProvider provider) {
        switch (provider) {
            case OAuth2AuthorizationCodeRequestAuthenticationProvider it -> {
                it.setAuthenticationValidator(RequestedScopes.OF_A_CODE);
                it.setAuthorizationCodeGenerator(codes::generate);
                it.setAuthorizationConsentRequired(AskedConsent::isRequired);
            }
            case OAuth2AuthorizationConsentAuthenticationProvider it -> {
                it.setAuthorizationCodeGenerator(codes::generate);
                it.setAuthorizationConsentCustomizer(AskedConsent::aRefusalIsOne);
            }
            case OAuth2PushedAuthorizationRequestAuthenticationProvider it ->
                it.setAuthenticationValidator(RequestedScopes.OF_A_CODE);
            default -> {}
        }
    }

    private static Consumer<List<AuthenticationProvider>> each(Consumer<AuthenticationProvider> change) {
        return providers -> providers.forEach(change);
    }
}
