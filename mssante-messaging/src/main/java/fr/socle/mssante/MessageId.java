package fr.socle.mssante;

import fr.socle.kernel.Ids;
import java.util.UUID;

/// Our own name for a message, ordered by time of delivery.
public record MessageId(UUID value) {

    public static MessageId next() {
        return new MessageId(Ids.next());
    }

    /// Reads an identifier received from outside.
    ///
    /// @throws IllegalArgumentException when it is no UUID
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
