package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Searches;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.hl7.fhir.r4.model.Organization;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The establishments that give offers themselves, not through an internal structure.
@Component
class OwningSites {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final Searches searches;

    OwningSites(JdbcTemplate jdbc, List<ResourceType> types) {
        this.searches = new Searches(jdbc, types);
    }

    /// Those who exist, in one question.
    List<Organization> all(List<String> finess) {
        if (finess.isEmpty()) {
            return List.of();
        }
        var type = searches.of("Organization");
        return searches.byCondition(type, type.isAmong(type.key(), finess), finess.size()).stream()
                .map(it -> R4.newJsonParser().parseResource(Organization.class, new ByteArrayInputStream(it.json())))
                .toList();
    }
}
