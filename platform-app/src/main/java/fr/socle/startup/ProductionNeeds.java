package fr.socle.startup;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// Production has no default database, no default password and no default address: what is missing stops the start
/// before anything is touched.
class ProductionNeeds implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final List<String> NEEDED = List.of(
            "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD", "SOCLE_PUBLIC_URL");
    private static final String DEFAULT_URL = "http://localhost:";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            NEEDED.stream()
                    .filter(setting -> !isGiven(environment, setting))
                    .findFirst()
                    .ifPresent(setting -> {
                        throw new MissingSecret(setting);
                    });
        }
    }

    private static boolean isGiven(Environment environment, String setting) {
        var property = setting.toLowerCase(Locale.ROOT).replace("socle_public_url", "socle.public-url");
        var value = environment.getProperty(property.replace('_', '.'), "");
        return !value.isBlank() && !value.startsWith(DEFAULT_URL);
    }
}
