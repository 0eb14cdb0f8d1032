package fr.socle.prescription;

import java.time.Instant;

/// Where one line stands. The first two are open; the three others are ends.
public sealed interface LineState {

    record ToDispense() implements LineState {}

    record PartlyDispensed(Instant at) implements LineState {}

    record Dispensed(Instant at) implements LineState {}

    /// A pharmacist declined, for a reason the prescriber and the patient read.
    record Refused(Instant at, String reason) implements LineState {}

    /// The prescriber withdrew it.
    record Cancelled(Instant at, String reason) implements LineState {}

    default boolean isOpen() {
        return this instanceof ToDispense || this instanceof PartlyDispensed;
    }
}
