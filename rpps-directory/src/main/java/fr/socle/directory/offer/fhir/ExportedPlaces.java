package fr.socle.directory.offer.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.PlaceSearch;
import fr.socle.directory.fhir.export.Departures;
import fr.socle.directory.fhir.export.ExportedType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every place of care with its beds, as programs see them.
@Component
class ExportedPlaces implements ExportedType {

    private final CarePlaces places;
    private final Departures departures;
    private final FhirContext context = FhirContext.forR4Cached();

    ExportedPlaces(CarePlaces places, Departures departures) {
        this.departures = departures;
        this.places = places;
    }

    @Override
    public String name() {
        return "Location";
    }

    @Override
    public List<Line> lines(List<String> filters, @Nullable Instant since, @Nullable String after, int limit) {
        var wanted = new PlaceSearch();
        if (since != null) {
            wanted.changedSince(since);
        }
        var parser = context.newJsonParser();
        return places.search(wanted, after, limit).items().stream()
                .map(it -> new Line(
                        it.id(),
                        parser.encodeResourceToString(LocationMapper.toFhir(it)).getBytes(UTF_8)))
                .toList();
    }

    @Override
    public List<String> gone(Instant since, @Nullable String after, int limit) {
        return departures.of(name(), "directory.ror_place", "id", since, after, limit);
    }
}
