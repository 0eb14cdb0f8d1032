package fr.socle.startup;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Tells, once ready, where to knock.
@Component
class Doors {

    private final String publicUrl;
    private final Environment environment;

    Doors(@Value("${socle.public-url}") String publicUrl, Environment environment) {
        this.publicUrl = publicUrl;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        var lines = List.of(
                door("home", "/"),
                door("care offer", "/annuaire"),
                door("citizens", "/mon-espace-sante"),
                door("professionals", "/pro"),
                door("administrators", "/admin"),
                door("integrators", "/developpeurs"),
                door("FHIR R4", "/fhir/metadata"),
                door("OpenAPI", "/v3/api-docs"));
        System.out.println("\nSocle Santé is ready.\n" + String.join("\n", lines));
        if (environment.acceptsProfiles(Profiles.of("sandbox"))) {
            System.out.println(door("accounts", "/api/sandbox/accounts") + "\n" + door("phone", "/e-cps"));
        }
        System.out.println();
    }

    private String door(String who, String path) {
        return "  %-15s %s%s".formatted(who, publicUrl, path);
    }
}
