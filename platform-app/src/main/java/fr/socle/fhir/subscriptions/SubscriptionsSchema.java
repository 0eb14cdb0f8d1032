package fr.socle.fhir.subscriptions;

import fr.socle.database.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SubscriptionsSchema {

    @Bean
    ModuleSchema subscriptionTables() {
        return new ModuleSchema("subscriptions");
    }
}
