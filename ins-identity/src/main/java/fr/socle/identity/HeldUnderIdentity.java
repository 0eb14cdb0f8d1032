package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a module holds about people, or has sent out about them. Each module that holds something supplies one, so that
/// a merge lists all that moves and a wrong identity all that left under it.
public interface HeldUnderIdentity {

    /// First written under one of these names; where it is found today does not count. The oldest first.
    List<Held> heldUnder(Collection<PatientId> names);

    /// @param writtenUnder the name it was first written under
    /// @param label what a clerk recognises it by: the kind, the day, the author; nothing of its content
    /// @param sentTo who has received it, when it left
    record Held(
            Kind kind,
            UUID id,
            PatientId writtenUnder,
            String label,
            Instant at,
            @Nullable String sentTo) {}

    /// What it is decides how it is called back: a document is withdrawn, a prescription cancelled, a message followed
    /// by another.
    enum Kind {
        DOCUMENT,
        MESSAGE,
        PRESCRIPTION
    }
}
