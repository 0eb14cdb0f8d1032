package fr.socle.kernel.imports;

import fr.socle.kernel.Refusal;

/// Why a whole file is refused. The version before goes on serving.
public sealed interface ImportRefusal extends Refusal {

    /// @param line number of the line, from 1
    record WrongHeader(String expected) implements ImportRefusal {}

    record Truncated(long line, String detail) implements ImportRefusal {}

    record Unreadable(long line, String detail) implements ImportRefusal {}

    record Shrunk(long before, long now) implements ImportRefusal {}

    record Empty() implements ImportRefusal {}

    record MissingFile(String name) implements ImportRefusal {}

    /// Somebody has been reading the version that serves for too long to put another in its place.
    record Busy() implements ImportRefusal {}

    /// The line that is to blame, from 1; 0 when it is the file as a whole.
    default long line() {
        return switch (this) {
            case Truncated it -> it.line();
            case Unreadable it -> it.line();
            case WrongHeader _ -> 1;
            case Shrunk _, Empty _, MissingFile _, Busy _ -> 0;
        };
    }

    @Override
    default Terms terms() {
        return switch (this) {
            case WrongHeader(var expected) ->
                new Terms(Kind.BROKEN_RULE, "import.wrong-header", "The file does not begin as it should: " + expected);
            case Truncated(var line, var detail) ->
                new Terms(Kind.BROKEN_RULE, "import.truncated", "The file stops short at line " + line + ": " + detail);
            case Unreadable(var line, var detail) ->
                new Terms(Kind.BROKEN_RULE, "import.unreadable", "Line " + line + " cannot be read: " + detail);
            case Shrunk(var before, var now) ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "import.shrunk",
                        "The file holds " + now + " rows where the version before held " + before
                                + ": more than 5 % fewer");
            case Empty() -> new Terms(Kind.BROKEN_RULE, "import.empty", "The file holds no row.");
            case MissingFile(var name) ->
                new Terms(Kind.BROKEN_RULE, "import.missing-file", "The archive lacks " + name);
            case Busy() ->
                new Terms(
                        Kind.UNAVAILABLE,
                        "import.busy",
                        "The version before has been in use for ten minutes without a pause; try again later.");
        };
    }
}
