package fr.socle.prescription;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PrescriptionModule {

    @Bean
    ModuleSchema prescriptionSchema() {
        return new ModuleSchema("prescription");
    }
}
