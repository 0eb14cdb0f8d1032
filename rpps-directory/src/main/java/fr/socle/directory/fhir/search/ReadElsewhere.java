package fr.socle.directory.fhir.search;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/// Everything that is [KeptElsewhere], by type and id.
@Component
public class ReadElsewhere {

    private static final FhirContext R4 = FhirContext.forR4Cached();

    private final List<KeptElsewhere> places;

    ReadElsewhere(List<KeptElsewhere> places) {
        this.places = places;
    }

    public Optional<Entry> entry(String type, String id) {
        return places.stream()
                .filter(it -> it.type().equals(type))
                .flatMap(it -> it.read(id).stream())
                .findFirst();
    }

    public <T extends Resource> Optional<T> resource(Class<T> type, String id) {
        return entry(type.getSimpleName(), id)
                .map(it -> R4.newJsonParser().parseResource(type, new ByteArrayInputStream(it.json())));
    }
}
