package fr.socle.directory.offer.fhir;

import fr.socle.directory.fhir.search.Encoded;
import fr.socle.directory.fhir.search.Entry;
import fr.socle.directory.fhir.search.KeptElsewhere;
import fr.socle.directory.offer.Offers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Internal structures, by the id that offers refer to.
@Component
class UnitReading implements KeptElsewhere {

    private final Offers offers;

    UnitReading(Offers offers) {
        this.offers = offers;
    }

    @Override
    public String type() {
        return "Organization";
    }

    @Override
    public Optional<Entry> read(String id) {
        return offers.unit(id).map(it -> Encoded.of(UnitMapper.toFhir(it), 1, it.updatedAt()));
    }
}
