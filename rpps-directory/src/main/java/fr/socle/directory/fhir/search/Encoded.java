package fr.socle.directory.fhir.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Resource;

/// What a mapper made, as the search passes it on.
public final class Encoded {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private Encoded() {}

    public static Entry of(Resource resource, int version, Instant updatedAt) {
        return new Entry(
                resource.fhirType(),
                resource.getIdPart(),
                version,
                updatedAt,
                text(resource).getBytes(UTF_8),
                Map.of(),
                0,
                List.of(),
                null);
    }

    public static String text(Resource resource) {
        return R4.newJsonParser().encodeResourceToString(resource);
    }
}
