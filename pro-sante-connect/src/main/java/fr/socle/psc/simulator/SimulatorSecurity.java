package fr.socle.psc.simulator;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/// The endpoints programs call hold their own rules; ours, and our sessions, mean nothing there.
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SimulatorSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain pscSimulators(HttpSecurity http) throws Exception {
        return http.securityMatcher(
                        SimulatedFranceConnect.API + "/token",
                        SimulatedFranceConnect.API + "/userinfo",
                        SimulatedFranceConnect.API + "/jwks")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(it -> it.anyRequest().permitAll())
                .build();
    }
}
