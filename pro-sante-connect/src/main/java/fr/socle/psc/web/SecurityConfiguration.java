package fr.socle.psc.web;

import fr.socle.psc.CertifiedPrograms;
import fr.socle.psc.proof.ProgramProofs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/// Who may go where: programs by access token and without session, people by session.
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /// One observation for each filter of each request costs more than many an answer; requests are still counted.
    @Bean
    static SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /// Without a parameter that marks the request: addresses stay as they were typed.
    @Bean
    @SuppressWarnings("NullAway") // null is what switches the parameter off
    RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    @Order(2)
    SecurityFilterChain pscPrograms(
            HttpSecurity http,
            TokenRefusals refusals,
            ProgramProofs proofs,
            ObjectProvider<CertifiedPrograms> certified,
            Environment environment)
            throws Exception {
        var sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
        return http.securityMatcher("/fhir/**", "/api/**", "/insi/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> {
                    it.requestMatchers("/fhir/metadata", "/fhir/.well-known/**", "/actuator/health/**")
                            .permitAll();
                    it.requestMatchers(HttpMethod.GET, "/insi/**").permitAll();
                    if (sandbox) {
                        it.requestMatchers("/api/sandbox/**").permitAll();
                    }
                    it.requestMatchers("/api/admin/**").hasAuthority("SCOPE_admin");
                    it.requestMatchers("/insi/**").hasAuthority("SCOPE_insi");
                    it.requestMatchers("/actuator/**").hasAuthority("SCOPE_ops");
                    it.anyRequest().authenticated();
                })
                .oauth2ResourceServer(it -> it.jwt(Customizer.withDefaults())
                        .bearerTokenResolver(new TokenReading())
                        .dPoP(dpop ->
                                dpop.authenticationFailureHandler(new AuthenticationEntryPointFailureHandler(refusals)))
                        .withObjectPostProcessor(proofs.resourceProofs())
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .addFilterBefore(new InsiCertificates(), AuthorizationFilter.class)
                .addFilterBefore(new FhirCertificates(certified.orderedStream().toList()), AuthorizationFilter.class)
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pscPages(
            HttpSecurity http, RequestCache requests, PageRefusals refusals, PagePolicy policy, LogoutHandler leaving)
            throws Exception {
        return http.csrf(it -> it.ignoringRequestMatchers("/connect/logout"))
                .authorizeHttpRequests(it -> {
                    for (var door : Door.values()) {
                        it.requestMatchers(door.signIn() + "/**").permitAll();
                        it.requestMatchers(door.home() + "/**")
                                .hasRole(door.kind().name());
                    }
                    it.anyRequest().permitAll();
                })
                .headers(it -> it.addHeaderWriter(policy)
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(self), geolocation=(self), microphone=(), payment=()")))
                .requestCache(it -> it.requestCache(requests))
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(it -> it.logoutUrl("/deconnexion")
                        .logoutSuccessUrl("/")
                        .addLogoutHandler(leaving)
                        .deleteCookies("socle"))
                .build();
    }
}
