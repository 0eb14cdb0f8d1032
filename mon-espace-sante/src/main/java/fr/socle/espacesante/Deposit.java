package fr.socle.espacesante;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;

/// A document on its way into a record.
///
/// @param source what it tells about: one document is filed for it, whatever happens
public record Deposit(
        PatientId patient,
        UUID source,
        DocumentKind kind,
        String title,
        DocumentView.Author author,
        Actor by,
        Instant actAt,
        String mime,
        byte[] content) {

    @Override
    public String toString() {
        return "Deposit[" + kind + ", " + source + "]";
    }
}
