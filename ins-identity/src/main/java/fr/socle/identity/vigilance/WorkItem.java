package fr.socle.identity.vigilance;

import fr.socle.kernel.PatientId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A doubt that somebody has to settle.
///
/// @param finess the structure whose cell settles it; null for the national one
/// @param rule which rule found it
/// @param proposed who proposed a merge that waits for a second person
public record WorkItem(
        UUID id,
        @Nullable String finess,
        Kind kind,
        State state,
        PatientId one,
        @Nullable PatientId other,
        BigDecimal score,
        String rule,
        Instant foundAt,
        @Nullable Person claimed,
        @Nullable Proposed proposed,
        @Nullable PatientId survivor,
        @Nullable Decided decided) {

    /// @param reference of the actor
    public record Person(String reference, String name) {}

    /// @param reason the one that was typed, until somebody decides
    public record Proposed(
            String reference, String name, @Nullable String reason) {}

    public record Decided(Person by, Decision decision, String reason, Instant at) {}

    public enum Kind {
        /// One person, two identities.
        DOUBLON,
        /// One identity, the data of two persons.
        COLLISION,
        /// Two persons with close traits.
        HOMONYME,
        /// A person under the identity of another.
        USURPATION,
        /// An INS that a holder of it was not entitled to was withdrawn.
        RETRAIT
    }

    public enum State {
        OPEN,
        CLAIMED,
        PROPOSED,
        DECIDED
    }

    public enum Decision {
        MERGE,
        DISTINCT,
        DISMISS,
        WITHDRAW_INS,
        ACKNOWLEDGE
    }
}
