package fr.socle.kernel;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the journal of accesses holds about one person, newest first: the list every citizen may read.
public interface AccessHistory {

    /// @param limit how many traces at most, 1 to 500
    List<Entry> of(PatientId patient, int limit);

    record Entry(UUID id, Instant at, AccessJournal.Access access) {}
}
