package fr.socle.psc.oauth;

import fr.socle.psc.ciba.Backchannel;
import fr.socle.psc.proof.ProgramProofs;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationProvider;
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

    /// A page of ours answers it.
    private static final RequestMatcher LOGOUT = PathPatternRequestMatcher.pathPattern("/connect/logout");

    /// Where tokens are given, or asked for.
    private static final RequestMatcher PROVED = new OrRequestMatcher(
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/token"),
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/oauth2/par"),
            Backchannel.ENDPOINT);

    /// No OAuth2TokenGenerator bean: declaring one silently drops the default customizers, and with them the binding
    /// of tokens to DPoP keys and certificates.
    @Bean
    @Order(1)
    SecurityFilterChain pscAuthorizationServer(
            HttpSecurity http,
            ProgramProofs proofs,
            UserInfoClaims userInfo,
            Backchannel backchannel,
            TokenExchange exchange,
            AuthorizationEndpoint endpoint,
            PublishedMetadata metadata)
            throws Exception {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(new AndRequestMatcher(
                    new OrRequestMatcher(server.getEndpointsMatcher(), Backchannel.ENDPOINT),
                    new NegatedRequestMatcher(LOGOUT)));
            authenticateClients(server, proofs);
            endpoint.configure(server);
            server.tokenEndpoint(token -> token.accessTokenRequestConverter(backchannel.grantRequests())
                    .authenticationProvider(backchannel.grant(http))
                    .authenticationProviders(each(AuthorizationServerConfiguration::allowSmartScopes)
                            .andThen(before(exchange)))
                    .accessTokenResponseHandler(launchContext()));
            server.authorizationServerMetadataEndpoint(it -> it.authorizationServerMetadataCustomizer(metadata::add));
            server.oidc(
                    oidc -> oidc.providerConfigurationEndpoint(it -> it.providerConfigurationCustomizer(metadata::add))
                            .userInfoEndpoint(it -> it.userInfoMapper(userInfo::of)));
        });
        return http.addFilterBefore(proofs.proofFilter(PROVED), LogoutFilter.class)
                .addFilterBefore(endpoint.rules(), LogoutFilter.class)
                .addFilterAfter(endpoint.gate(), AbstractPreAuthenticatedProcessingFilter.class)
                .addFilterAfter(
                        backchannel.filter(http, proofs.converters()), AbstractPreAuthenticatedProcessingFilter.class)
                .authorizeHttpRequests(it -> it.requestMatchers(Backchannel.ENDPOINT)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .csrf(it -> it.ignoringRequestMatchers(Backchannel.ENDPOINT))
                .exceptionHandling(it -> it.defaultAuthenticationEntryPointFor(endpoint.gate(), AUTHORIZE))
                .oauth2ResourceServer(it -> it.jwt(Customizer.withDefaults())
                        .dPoP(Customizer.withDefaults())
                        .withObjectPostProcessor(proofs.resourceProofs()))
                .build();
    }

    private static void authenticateClients(OAuth2AuthorizationServerConfigurer server, ProgramProofs proofs) {
        server.clientAuthentication(it -> it.authenticationConverters(ways -> {
                    ways.clear();
                    ways.addAll(proofs.converters());
                })
                .authenticationProviders(each(proofs::verifyWith))
                .authenticationSuccessHandler(AuthorizationServerConfiguration::accept));
    }

    /// A client whose profile does not know the way it proved itself is not who it says.
    private static void accept(HttpServletRequest request, HttpServletResponse response, Authentication proved) {
        if (proved instanceof OAuth2ClientAuthenticationToken it
                && it.getRegisteredClient() != null
                && !ProgramProofs.isAllowed(it.getRegisteredClient(), it.getClientAuthenticationMethod())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(proved));
    }

    private static void allowSmartScopes(AuthenticationProvider provider) {
        if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider it) {
            it.setAuthenticationValidator(RequestedScopes.OF_A_PROGRAM);
        }
    }

    private static Consumer<List<AuthenticationProvider>> before(TokenExchange exchange) {
        return providers -> providers.replaceAll(
                it -> it instanceof OAuth2TokenExchangeAuthenticationProvider ? exchange.before(it) : it);
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
