package fr.socle.prescription;

import fr.socle.kernel.Ids;
import java.util.UUID;

/// One visit to a pharmacy: what was handed over together.
public record DispensingId(UUID value) {

    static DispensingId next() {
        return new DispensingId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
