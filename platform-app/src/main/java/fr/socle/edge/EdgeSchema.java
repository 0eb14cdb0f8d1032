package fr.socle.edge;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EdgeSchema {

    @Bean
    ModuleSchema edgeTables() {
        return new ModuleSchema("edge");
    }
}
