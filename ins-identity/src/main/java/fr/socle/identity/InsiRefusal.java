package fr.socle.identity;

import fr.socle.kernel.Refusal;
import java.time.Duration;
import java.util.Map;

/// Why INSi does not even look.
public sealed interface InsiRefusal extends Refusal {

    /// @param trait name of the parameter
    record MissingTrait(String trait) implements InsiRefusal {}

    record NameSpelling(String trait) implements InsiRefusal {}

    record ImpossibleDate() implements InsiRefusal {}

    record FutureDate() implements InsiRefusal {}

    record UnknownPlace() implements InsiRefusal {}

    record UnknownSex() implements InsiRefusal {}

    record TooManyPeople(int most) implements InsiRefusal {}

    record Guessing(Duration remaining) implements InsiRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case MissingTrait(var trait) ->
                new Terms(
                        Kind.UNREADABLE,
                        "insi.missing-trait",
                        "A trait that this question needs is missing: " + trait + ".",
                        Map.of("trait", trait));
            case NameSpelling(var trait) ->
                new Terms(
                        Kind.UNREADABLE,
                        "insi.name-spelling",
                        "A name is letters, spaces, apostrophes and hyphens, as the register spells it: " + trait + ".",
                        Map.of("trait", trait));
            case ImpossibleDate() ->
                new Terms(Kind.UNREADABLE, "insi.impossible-date", "A birth date is written AAAA-MM-JJ.");
            case FutureDate() -> new Terms(Kind.BROKEN_RULE, "insi.future-date", "Nobody is born yet on this date.");
            case UnknownPlace() ->
                new Terms(
                        Kind.UNREADABLE,
                        "insi.unknown-place",
                        "A birth place is the INSEE code of a commune, or 99 and that of a country.");
            case UnknownSex() -> new Terms(Kind.UNREADABLE, "insi.unknown-sex", "The sex is M or F.");
            case TooManyPeople(var most) ->
                new Terms(
                        Kind.TOO_LARGE,
                        "insi.too-many-people",
                        "One request verifies " + most + " people at most.",
                        Map.of("most", Integer.toString(most)));
            case Guessing(var remaining) ->
                new Terms(
                        Kind.TOO_MANY,
                        "insi.too-many-misses",
                        "Too many questions found nobody: wait before asking again.",
                        Map.of("retryAfterSeconds", Long.toString(Math.max(1, remaining.toSeconds()))));
        };
    }
}
