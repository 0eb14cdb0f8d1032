package fr.socle.directory.slots.fhir;

import fr.socle.directory.fhir.search.Encoded;
import fr.socle.directory.fhir.search.Entry;
import fr.socle.directory.fhir.search.KeptElsewhere;
import fr.socle.directory.slots.Agenda;
import fr.socle.directory.slots.Agendas;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The structure that runs a centre, known by its SIRET number alone.
@Component
class CentreStructureReading implements KeptElsewhere {

    private final Agendas agendas;

    CentreStructureReading(Agendas agendas) {
        this.agendas = agendas;
    }

    @Override
    public String type() {
        return "Organization";
    }

    @Override
    public Optional<Entry> read(String id) {
        return agendas.of(List.of(), List.of("1" + id, "3" + id, "4" + id)).stream()
                .filter(Agenda::isCentre)
                .findFirst()
                .map(it -> Encoded.of(AgendaMapper.organization(it), 1, it.updatedAt()));
    }
}
