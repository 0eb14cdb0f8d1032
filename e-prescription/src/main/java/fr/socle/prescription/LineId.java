package fr.socle.prescription;

import fr.socle.kernel.Ids;
import java.util.UUID;

/// One line of one prescription; the id of its FHIR `MedicationRequest`.
public record LineId(UUID value) {

    static LineId next() {
        return new LineId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
