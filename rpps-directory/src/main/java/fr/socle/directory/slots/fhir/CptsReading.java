package fr.socle.directory.slots.fhir;

import fr.socle.directory.Establishments;
import fr.socle.directory.fhir.search.Encoded;
import fr.socle.directory.fhir.search.Entry;
import fr.socle.directory.fhir.search.KeptElsewhere;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The service of a CPTS that slots refer to: one for each.
@Component
class CptsReading implements KeptElsewhere {

    private final Establishments establishments;

    CptsReading(Establishments establishments) {
        this.establishments = establishments;
    }

    @Override
    public String type() {
        return "HealthcareService";
    }

    @Override
    public Optional<Entry> read(String id) {
        if (!id.startsWith(Sas.CPTS_SERVICE)) {
            return Optional.empty();
        }
        var finess = id.substring(Sas.CPTS_SERVICE.length());
        return establishments.byNumbers(List.of(finess)).containsKey(finess)
                ? Optional.of(Encoded.of(AgendaMapper.cpts(finess), 1, Instant.EPOCH))
                : Optional.empty();
    }
}
