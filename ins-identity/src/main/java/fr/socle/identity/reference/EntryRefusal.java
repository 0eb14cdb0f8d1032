package fr.socle.identity.reference;

import fr.socle.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/// Why an entry is left out of the register.
sealed interface EntryRefusal extends Refusal {

    record WrongColumns(int expected, int found) implements EntryRefusal {}

    record WrongValue(String column) implements EntryRefusal {}

    record TestNumber(String oid) implements EntryRefusal {}

    record Repeated() implements EntryRefusal {}

    record TooMany(int most) implements EntryRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case WrongColumns(var expected, var found) ->
                new Terms(
                        Kind.UNREADABLE,
                        "register.wrong-columns",
                        "The line has " + found + " columns instead of " + expected + ".");
            case WrongValue(var column) ->
                new Terms(Kind.UNREADABLE, "register.wrong-value", "The value of this column is refused: " + column);
            case TestNumber(var oid) ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "register.test-number",
                        "A number of tests or demonstrations (" + oid + ") was put aside.");
            case Repeated() -> new Terms(Kind.CONFLICT, "register.repeated", "Two entries bear the same number.");
            case TooMany(var most) ->
                new Terms(Kind.TOO_LARGE, "register.too-many", "A request holds " + most + " entries at most.");
        };
    }

    static <T> T required(@Nullable T value, String column) {
        if (value == null) {
            throw new WrongValue(column).asException();
        }
        return value;
    }
}
