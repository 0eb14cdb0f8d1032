package fr.socle.mssante;

import fr.socle.database.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MssanteSettings.class)
class MssanteConfiguration {

    @Bean
    ModuleSchema mssanteTables() {
        return new ModuleSchema("mssante");
    }
}
