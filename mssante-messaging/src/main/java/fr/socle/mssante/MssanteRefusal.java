package fr.socle.mssante;

import fr.socle.kernel.Refusal;

/// Every "no" of the messaging.
public sealed interface MssanteRefusal extends Refusal {

    record NotTheHolder() implements MssanteRefusal {}

    record UnknownMessage() implements MssanteRefusal {}

    record UnreadableCursor() implements MssanteRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case NotTheHolder() ->
                new Terms(Kind.FORBIDDEN, "message.not-the-holder", "A mailbox is read by its holder alone.");
            case UnknownMessage() ->
                new Terms(Kind.NOT_FOUND, "message.unknown", "There is no such message in this mailbox.");
            case UnreadableCursor() ->
                new Terms(
                        Kind.UNREADABLE,
                        "message.unreadable-cursor",
                        "The place to go on from is not one this server gave.");
        };
    }
}
