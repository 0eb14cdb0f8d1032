package fr.socle.directory;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    ModuleSchema directorySchema() {
        return new ModuleSchema("directory");
    }
}
