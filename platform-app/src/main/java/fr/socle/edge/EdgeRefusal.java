package fr.socle.edge;

import fr.socle.kernel.Refusal;

/// What the programming doors refuse about a request's envelope.
sealed interface EdgeRefusal extends Refusal {

    record KeyReused() implements EdgeRefusal {}

    record StillWorking() implements EdgeRefusal {}

    record TooLarge(int limit) implements EdgeRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case KeyReused() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "request.idempotency-key-reused",
                        "This Idempotency-Key was used for a different request.");
            case StillWorking() ->
                new Terms(
                        Kind.CONFLICT,
                        "request.in-progress",
                        "The first request with this Idempotency-Key is being worked on.");
            case TooLarge(var limit) ->
                new Terms(Kind.TOO_LARGE, "request.too-large", "The body is larger than " + limit + " bytes.");
        };
    }
}
