package fr.socle.startup;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class Time {

    @Bean
    @Profile("!sandbox")
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
