package fr.socle.audit;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditSchema {

    @Bean
    ModuleSchema auditTables() {
        return new ModuleSchema("audit");
    }
}
