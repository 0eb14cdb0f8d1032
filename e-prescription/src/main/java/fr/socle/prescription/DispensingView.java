package fr.socle.prescription;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one pharmacy handed over at one moment.
public record DispensingView(
        DispensingId id, PrescriptionId prescription, PatientId patient, Pharmacist by, Instant at, List<Item> items) {

    /// @param id the id of its FHIR `MedicationDispense`
    /// @param cip13 the pack, when the pharmacist named one
    public record Item(
            UUID id,
            LineId line,
            String medication,
            Quantity quantity,
            @Nullable String cip13) {}
}
