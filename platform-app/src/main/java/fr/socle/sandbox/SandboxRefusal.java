package fr.socle.sandbox;

import fr.socle.kernel.Refusal;

/// What the sandbox's own doors refuse.
sealed interface SandboxRefusal extends Refusal {

    record ClockGoesForward() implements SandboxRefusal {}

    record UnreadableAmount() implements SandboxRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case ClockGoesForward() ->
                new Terms(Kind.BROKEN_RULE, "sandbox.clock-goes-forward", "The clock only goes forward.");
            case UnreadableAmount() ->
                new Terms(
                        Kind.UNREADABLE,
                        "sandbox.unreadable-amount",
                        "'advance' is an ISO 8601 duration such as P14D or PT2H.");
        };
    }
}
