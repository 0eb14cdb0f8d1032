package fr.socle.psc.oauth;

import fr.socle.psc.ClientSecrets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2PushedAuthorizationRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.preauth.AbstractPreAuthenticatedProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/// The OAuth and OpenID Connect endpoints.
@Configuration(proxyBeanMethods = false)
class AuthorizationServerConfiguration {

    static final RequestMatcher AUTHORIZE = PathPatternRequestMatcher.pathPattern("/oauth2/authorize");
    static final RequestMatcher BACKCHANNEL =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/bc-authorize");

    /// A page of ours answers it.
    private static final RequestMatcher LOGOUT = PathPatternRequestMatcher.pathPattern("/connect/logout");

    /// No OAuth2TokenGenerator bean: declaring one silently drops the default customizers, and with them the binding
    /// of tokens to DPoP keys and certificates.
    @Bean
    @Order(1)
    SecurityFilterChain pscAuthorizationServer(
            HttpSecurity http,
            ClientAssertions assertions,
            UserInfoClaims userInfo,
            BackchannelAuthentication backchannel,
            CibaGrant ciba,
            AuthorizeGate gate,
            AuthorizationServerSettings settings)
            throws Exception {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(new AndRequestMatcher(
                    new OrRequestMatcher(server.getEndpointsMatcher(), BACKCHANNEL),
                    new NegatedRequestMatcher(LOGOUT)));
            authenticateClients(server, assertions);
            answerWithIssuer(server, new AuthorizationResponses(Objects.requireNonNull(settings.getIssuer())));
            server.tokenEndpoint(token -> token.accessTokenRequestConverter(new CibaGrantRequest.Converter())
                    .authenticationProvider(ciba.provider(http))
                    .authenticationProviders(each(AuthorizationServerConfiguration::allowSmartScopes))
                    .accessTokenResponseHandler(launchContext()));
            server.authorizationServerMetadataEndpoint(
                    it -> it.authorizationServerMetadataCustomizer(PublishedMetadata::add));
            server.oidc(oidc -> oidc.providerConfigurationEndpoint(
                            it -> it.providerConfigurationCustomizer(PublishedMetadata::add))
                    .userInfoEndpoint(it -> it.userInfoMapper(userInfo::of)));
        });
        return http.addFilterBefore(gate, LogoutFilter.class)
                .addFilterAfter(backchannel.filter(http), AbstractPreAuthenticatedProcessingFilter.class)
                .authorizeHttpRequests(it ->
                        it.requestMatchers(BACKCHANNEL).permitAll().anyRequest().authenticated())
                .csrf(it -> it.ignoringRequestMatchers(BACKCHANNEL))
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(gate, AUTHORIZE))
                .oauth2ResourceServer(it -> it.jwt(Customizer.withDefaults()).dPoP(Customizer.withDefaults()))
                .build();
    }

    private static void authenticateClients(OAuth2AuthorizationServerConfigurer server, ClientAssertions assertions) {
        server.clientAuthentication(it -> it.authenticationConverter(new AssertionConverter())
                .authenticationProviders(each(provider -> {
                    switch (provider) {
                        case JwtClientAssertionAuthenticationProvider byKey -> byKey.setJwtDecoderFactory(assertions);
                        case ClientSecretAuthenticationProvider bySecret ->
                            bySecret.setPasswordEncoder(new ClientSecrets());
                        default -> {}
                    }
                })));
    }

    private static void answerWithIssuer(OAuth2AuthorizationServerConfigurer server, AuthorizationResponses responses) {
        server.authorizationEndpoint(
                it -> it.authenticationProviders(each(AuthorizationServerConfiguration::allowSmartScopes))
                        .consentPage(AskedConsent.PAGE)
                        .authorizationResponseHandler(responses)
                        .errorResponseHandler(responses));
        server.pushedAuthorizationRequestEndpoint(
                it -> it.authenticationProviders(each(AuthorizationServerConfiguration::allowSmartScopes)));
    }

    private static void allowSmartScopes(AuthenticationProvider provider) {
        switch (provider) {
            case OAuth2AuthorizationCodeRequestAuthenticationProvider it -> {
                it.setAuthenticationValidator(RequestedScopes.OF_A_CODE);
                it.setAuthorizationConsentRequired(AskedConsent::isRequired);
            }
            case OAuth2PushedAuthorizationRequestAuthenticationProvider it ->
                it.setAuthenticationValidator(RequestedScopes.OF_A_CODE);
            case OAuth2ClientCredentialsAuthenticationProvider it ->
                it.setAuthenticationValidator(RequestedScopes.OF_A_PROGRAM);
            default -> {}
        }
    }

    private static OAuth2AccessTokenResponseAuthenticationSuccessHandler launchContext() {
        var handler = new OAuth2AccessTokenResponseAuthenticationSuccessHandler();
        handler.setAccessTokenResponseCustomizer(SmartLaunchContext::add);
        return handler;
    }

    private static Consumer<List<AuthenticationProvider>> each(Consumer<AuthenticationProvider> change) {
        return providers -> providers.forEach(change);
    }
}
