package fr.socle.psc.registration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// The door of the registration: no access token opens it, but the management token each registration has.
@Configuration(proxyBeanMethods = false)
class RegistrationConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain pscRegistration(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/developers/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .build();
    }
}
