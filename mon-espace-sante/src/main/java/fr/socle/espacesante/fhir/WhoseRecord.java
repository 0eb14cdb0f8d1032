package fr.socle.espacesante.fhir;

import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import fr.socle.espacesante.DocumentId;
import fr.socle.espacesante.DocumentView;
import fr.socle.espacesante.Documents;
import fr.socle.espacesante.RecordRefusal;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.Ins;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose record a search is about.
@Component
class WhoseRecord {

    private final Identities identities;
    private final Documents documents;

    WhoseRecord(Identities identities, Documents documents) {
        this.identities = identities;
        this.documents = documents;
    }

    /// @param byId the documents asked for by name, null when none were
    /// @return nobody when the INS, or the document, is unknown
    Optional<PatientId> record(Caller caller, @Nullable ReferenceParam patient, @Nullable Set<DocumentId> byId) {
        if (patient != null) {
            return "identifier".equals(patient.getChain())
                    ? byIns(patient.getValue())
                    : Optional.of(PatientId.parse(patient.getIdPart()));
        }
        if (caller instanceof Caller.Citizen citizen) {
            return Optional.of(citizen.patient());
        }
        if (byId != null) {
            return byId.stream().findFirst().flatMap(documents::find).map(DocumentView::patient);
        }
        throw new RecordRefusal.NoPatient().asException();
    }

    private Optional<PatientId> byIns(String systemAndValue) {
        var token = new TokenParam();
        token.setValueAsQueryToken(null, "identifier", null, systemAndValue);
        if (token.getSystem() == null || token.getValue() == null) {
            throw new RecordRefusal.NoPatient().asException();
        }
        return identities.byIns(Ins.of(token.getSystem(), token.getValue())).map(Identity::id);
    }
}
