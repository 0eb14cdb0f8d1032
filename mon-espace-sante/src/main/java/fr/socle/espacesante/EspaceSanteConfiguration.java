package fr.socle.espacesante;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EspaceSanteConfiguration {

    @Bean
    ModuleSchema espaceSanteTables() {
        return new ModuleSchema("espacesante");
    }
}
