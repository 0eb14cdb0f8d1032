package fr.socle.imports;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ImportsSchema {

    @Bean
    ModuleSchema importTables() {
        return new ModuleSchema("imports");
    }
}
