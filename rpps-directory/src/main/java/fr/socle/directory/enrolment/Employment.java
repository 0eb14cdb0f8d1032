package fr.socle.directory.enrolment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody an establishment answers for.
///
/// @param employer FINESS number
/// @param number of the person at the employer's
/// @param mailbox secure (MSSanté), for everybody to see
public record Employment(
        UUID id,
        String employer,
        String number,
        String rpps,
        WorkerRole role,
        String familyName,
        String givenName,
        @Nullable String email,
        @Nullable String mailbox,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        State state,
        Instant updatedAt) {

    Employment become(State next, @Nullable LocalDate end, Instant at) {
        return new Employment(
                id, employer, number, rpps, role, familyName, givenName, email, mailbox, startsOn, end, next, at);
    }

    public enum State {
        ACTIVE,
        SUSPENDED,
        ENDED
    }
}
