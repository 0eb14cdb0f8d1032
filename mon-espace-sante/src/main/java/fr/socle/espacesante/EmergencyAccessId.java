package fr.socle.espacesante;

import fr.socle.kernel.Ids;
import java.util.UUID;

/// Our own name for one opening of a record in emergency.
public record EmergencyAccessId(UUID value) {

    static EmergencyAccessId next() {
        return new EmergencyAccessId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
