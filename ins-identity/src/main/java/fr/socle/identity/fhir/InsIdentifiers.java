package fr.socle.identity.fhir;

import fr.socle.identity.Ins;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;

/// The INS among the identifiers of a patient. The number that bills an insured person (NSS, type `NH`) has the same
/// system and is none; a former number (`old`) is not the one of today.
final class InsIdentifiers {

    private static final String ANY_INS = "urn:oid:1.2.250.1.213.1.4.";
    private static final String BILLING = "NH";

    private InsIdentifiers() {}

    /// @throws fr.socle.kernel.Refused when it is no matricule, or its key does not hold
    static Optional<Ins> ofToday(Patient patient) {
        return identifier(patient).map(it -> Ins.of(it.getSystem(), it.getValue()));
    }

    /// A number whose key may be wrong, because the register may hold it so.
    static Optional<Ins> asRegistered(Patient patient) {
        return identifier(patient).map(it -> Ins.asRegistered(it.getSystem(), it.getValue()));
    }

    private static Optional<Identifier> identifier(Patient patient) {
        return patient.getIdentifier().stream()
                .filter(it -> it.hasValue() && it.hasSystem() && it.getSystem().startsWith(ANY_INS))
                .filter(it -> it.getUse() != IdentifierUse.OLD && !isBilling(it))
                .findFirst();
    }

    private static boolean isBilling(Identifier identifier) {
        return identifier.getType().getCoding().stream().anyMatch(it -> BILLING.equals(it.getCode()));
    }
}
