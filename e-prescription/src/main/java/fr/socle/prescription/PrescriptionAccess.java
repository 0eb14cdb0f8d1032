package fr.socle.prescription;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which prescriptions a caller may read. Decided here, for every door; whoever is not named may read none.
///
/// A citizen reads their own. A prescriber reads those they signed, and so does whoever holds their mandate for it. A
/// pharmacist reads those the pharmacy holds now, and those it has dispensed from.
sealed interface PrescriptionAccess {

    record OfPatient(PatientId patient) implements PrescriptionAccess {}

    record OfPrescriber(RppsNumber rpps) implements PrescriptionAccess {}

    record OfPharmacy(FinessNumber pharmacy, Instant now) implements PrescriptionAccess {}

    /// @throws fr.socle.kernel.Refused when the caller's role opens no prescription at all
    static PrescriptionAccess of(Caller by, Instant now) {
        var access =
                switch (by) {
                    case Caller.Citizen it -> new OfPatient(it.patient());
                    case Caller.Professional it -> ofProfessional(it, now);
                    case Caller.Software _ -> null;
                    case Caller.Administrator _ -> null;
                };
        if (access == null) {
            throw new PrescriptionRefusal.NotEntitled().asException();
        }
        return access;
    }

    private static @Nullable PrescriptionAccess ofProfessional(Caller.Professional by, Instant now) {
        var mandate = by.mandate();
        if (mandate != null) {
            return mandate.powers().contains(Caller.Power.PRESCRIPTIONS) ? new OfPrescriber(mandate.of()) : null;
        }
        return switch (by.profession()) {
            case "10", "40", "50" -> new OfPrescriber(by.rpps());
            case "21" -> new OfPharmacy(Counter.pharmacist(by).pharmacy(), now);
            default -> null;
        };
    }
}
