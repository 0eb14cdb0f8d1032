package fr.socle.psc;

import fr.socle.database.ModuleSchema;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PscSettings.class)
class PscConfiguration {

    @Bean
    ModuleSchema pscSchema() {
        return new ModuleSchema("psc");
    }

    @Bean
    RealTime realTime() {
        return new RealTime(Clock.systemUTC());
    }

    /// For the passwords of people. The secrets of programs are long and random.
    @Bean
    PasswordEncoder passwordEncoder(PscSettings settings) {
        return new DelegatingPasswordEncoder(
                "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(settings.passwordCost())));
    }
}
