package fr.socle.prescription;

import java.time.Instant;

/// How a [LineState] is written in the database, and asked for by a search.
public enum StoredState {
    TO_DISPENSE,
    PARTLY_DISPENSED,
    DISPENSED,
    REFUSED,
    CANCELLED;

    static StoredState of(LineState state) {
        return switch (state) {
            case LineState.ToDispense _ -> TO_DISPENSE;
            case LineState.PartlyDispensed _ -> PARTLY_DISPENSED;
            case LineState.Dispensed _ -> DISPENSED;
            case LineState.Refused _ -> REFUSED;
            case LineState.Cancelled _ -> CANCELLED;
        };
    }

    static Instant at(LineState state, Instant issuedAt) {
        return switch (state) {
            case LineState.ToDispense() -> issuedAt;
            case LineState.PartlyDispensed(var at) -> at;
            case LineState.Dispensed(var at) -> at;
            case LineState.Refused it -> it.at();
            case LineState.Cancelled it -> it.at();
        };
    }

    static String reason(LineState state) {
        return switch (state) {
            case LineState.Refused it -> it.reason();
            case LineState.Cancelled it -> it.reason();
            default -> "";
        };
    }

    static LineState read(String stored, Instant at, String reason) {
        return switch (valueOf(stored)) {
            case TO_DISPENSE -> new LineState.ToDispense();
            case PARTLY_DISPENSED -> new LineState.PartlyDispensed(at);
            case DISPENSED -> new LineState.Dispensed(at);
            case REFUSED -> new LineState.Refused(at, reason);
            case CANCELLED -> new LineState.Cancelled(at, reason);
        };
    }
}
