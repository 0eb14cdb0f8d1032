package fr.socle.espacesante;

import fr.socle.kernel.Ids;
import java.util.UUID;

/// Our own name for a document of a record.
public record DocumentId(UUID value) {

    public static DocumentId next() {
        return new DocumentId(Ids.next());
    }

    /// Reads an identifier received from outside.
    ///
    /// @throws IllegalArgumentException when it is no UUID
    public static DocumentId parse(String text) {
        return new DocumentId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
