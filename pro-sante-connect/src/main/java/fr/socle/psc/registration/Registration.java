package fr.socle.psc.registration;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A program somebody registered.
///
/// @param decidedBy user name of the administrator who decided last
/// @param reason what was said with the decision
public record Registration(
        String clientId,
        State state,
        ClientRequest request,
        Instant proposedAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason) {

    /// `PROPOSED → ACTIVE / REFUSED`; `ACTIVE ⇄ SUSPENDED` by its owner, `→ BLOCKED` by an administrator who alone
    // lifts
    /// it; any `→ RETIRED`.
    public enum State {
        PROPOSED,
        ACTIVE,
        REFUSED,
        SUSPENDED,
        BLOCKED,
        RETIRED
    }

    public boolean may(State next) {
        return switch (state) {
            case PROPOSED -> next == State.ACTIVE || next == State.REFUSED || next == State.RETIRED;
            case ACTIVE -> next == State.SUSPENDED || next == State.BLOCKED || next == State.RETIRED;
            case SUSPENDED -> next == State.ACTIVE || next == State.BLOCKED || next == State.RETIRED;
            case BLOCKED -> next == State.ACTIVE || next == State.RETIRED;
            case REFUSED, RETIRED -> false;
        };
    }
}
