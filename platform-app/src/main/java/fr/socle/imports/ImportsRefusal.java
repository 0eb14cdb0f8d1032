package fr.socle.imports;

import fr.socle.kernel.Refusal;
import java.util.Collection;

/// Why an import does not even begin.
public sealed interface ImportsRefusal extends Refusal {

    record UnknownSource(String name, Collection<String> known) implements ImportsRefusal {}

    record AlreadyRunning(String source) implements ImportsRefusal {}

    record Unknown() implements ImportsRefusal {}

    record NoFile() implements ImportsRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case UnknownSource(var name, var known) ->
                new Terms(
                        Kind.UNREADABLE,
                        "import.unknown-source",
                        "There is no source '" + name + "'. Known: " + String.join(", ", known) + ".");
            case AlreadyRunning(var source) ->
                new Terms(Kind.CONFLICT, "import.already-running", "An import of " + source + " is running.");
            case Unknown() -> new Terms(Kind.NOT_FOUND, "import.unknown", "There is no such import.");
            case NoFile() -> new Terms(Kind.UNREADABLE, "import.no-file", "The file is missing or empty.");
        };
    }
}
