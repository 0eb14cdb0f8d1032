package fr.socle.directory.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody an establishment answers for.
///
/// @param employer FINESS number
/// @param number of the person at the employer's
public record Employment(
        UUID id,
        String employer,
        String number,
        String rpps,
        WorkerRole role,
        String familyName,
        String givenName,
        @Nullable String email,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        State state,
        Instant updatedAt) {

    public enum State {
        ACTIVE,
        SUSPENDED,
        ENDED
    }
}
