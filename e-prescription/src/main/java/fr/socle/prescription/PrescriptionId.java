package fr.socle.prescription;

import fr.socle.kernel.Ids;
import java.util.UUID;

/// Our own name for a prescription. It says nothing and gives no right; the [PrescriptionNumber] and the QR do.
public record PrescriptionId(UUID value) {

    static PrescriptionId next() {
        return new PrescriptionId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
