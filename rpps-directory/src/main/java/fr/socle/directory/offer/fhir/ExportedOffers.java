package fr.socle.directory.offer.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.directory.fhir.export.Departures;
import fr.socle.directory.fhir.export.ExportedType;
import fr.socle.directory.offer.OfferSearch;
import fr.socle.directory.offer.Offers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Every offer, as programs see them.
@Component
class ExportedOffers implements ExportedType {

    private final Offers offers;
    private final Departures departures;
    private final FhirContext context = FhirContext.forR4Cached();

    ExportedOffers(Offers offers, Departures departures) {
        this.departures = departures;
        this.offers = offers;
    }

    @Override
    public String name() {
        return "HealthcareService";
    }

    @Override
    public List<Line> lines(List<String> filters, @Nullable Instant since, @Nullable String after, int limit) {
        var wanted = new OfferSearch().withAuthorised();
        if (since != null) {
            wanted.changedSince(since);
        }
        var parser = context.newJsonParser();
        return offers.search(wanted, after, limit).items().stream()
                .map(it -> new Line(
                        it.id(),
                        parser.encodeResourceToString(OfferMapper.toFhir(it, true))
                                .getBytes(UTF_8)))
                .toList();
    }

    @Override
    public List<String> gone(Instant since, @Nullable String after, int limit) {
        return departures.of(name(), "directory.offer", "id", since, after, limit);
    }
}
