package fr.socle.directory.slots.fhir;

import fr.socle.directory.fhir.search.Encoded;
import fr.socle.directory.fhir.search.Entry;
import fr.socle.directory.fhir.search.KeptElsewhere;
import fr.socle.directory.slots.Agendas;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The place of a centre (SOS Médecins), by the id its diary refers to.
@Component
class CentreReading implements KeptElsewhere {

    private final Agendas agendas;

    CentreReading(Agendas agendas) {
        this.agendas = agendas;
    }

    @Override
    public String type() {
        return "Location";
    }

    @Override
    public Optional<Entry> read(String id) {
        return uuid(id).flatMap(agendas::find)
                .filter(it -> it.isCentre())
                .map(it -> Encoded.of(AgendaMapper.centre(it), it.version(), it.updatedAt()));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
