package fr.socle.identity;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    ModuleSchema identitySchema() {
        return new ModuleSchema("identity");
    }
}
