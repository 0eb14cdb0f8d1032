package fr.socle.psc.mandate;

import static fr.socle.kernel.Refusal.Kind.BROKEN_RULE;
import static fr.socle.kernel.Refusal.Kind.FORBIDDEN;
import static fr.socle.kernel.Refusal.Kind.NOT_FOUND;
import static fr.socle.kernel.Refusal.Kind.UNREADABLE;

import fr.socle.kernel.Refusal;

/// Every "no" about mandates.
public sealed interface MandateRefusal extends Refusal {

    record NotEntitled() implements MandateRefusal {}

    record NoChain() implements MandateRefusal {}

    record UnknownHolder() implements MandateRefusal {}

    record NoSharedStructure() implements MandateRefusal {}

    record NoPower() implements MandateRefusal {}

    record UnknownPower() implements MandateRefusal {}

    record BadEnd() implements MandateRefusal {}

    record Unknown() implements MandateRefusal {}

    record Over() implements MandateRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case NotEntitled() ->
                new Terms(
                        FORBIDDEN,
                        "mandate.not-entitled",
                        "Only a health professional with a practice situation gives a mandate.");
            case NoChain() ->
                new Terms(FORBIDDEN, "mandate.no-chain", "Who acts by a mandate gives none and takes none.");
            case UnknownHolder() ->
                new Terms(UNREADABLE, "mandate.unknown-holder", "No other professional has this number.");
            case NoSharedStructure() ->
                new Terms(
                        BROKEN_RULE,
                        "mandate.no-shared-structure",
                        "Both must practise in one structure for a mandate between them.");
            case NoPower() -> new Terms(UNREADABLE, "mandate.no-power", "A mandate gives at least one power.");
            case UnknownPower() ->
                new Terms(UNREADABLE, "mandate.unknown-power", "The powers are: record, prescriptions.");
            case BadEnd() -> new Terms(UNREADABLE, "mandate.bad-end", "A mandate ends in the future, within one year.");
            case Unknown() -> new Terms(NOT_FOUND, "mandate.unknown", "There is no such mandate.");
            case Over() -> new Terms(FORBIDDEN, "mandate.over", "The mandate is over, or was withdrawn.");
        };
    }
}
