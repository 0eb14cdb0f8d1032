package fr.socle.identity.addressing;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One name leads to another; undone, it no longer does, and both facts stay.
///
/// @param finess the structure whose files were merged
public record Merge(
        UUID id,
        Level level,
        PatientId survivor,
        PatientId absorbed,
        @Nullable String finess,
        Decision decided,
        @Nullable Decision undone) {

    public boolean isActive() {
        return undone == null;
    }

    public enum Level {
        /// A file of a structure leads to the person whose INS it holds: by rule, nobody decides.
        RECONCILED,
        /// Two files of one structure.
        LOCAL,
        /// Two people.
        NATIONAL
    }

    public record Decision(String byReference, String byName, String reason, Instant at) {}
}
