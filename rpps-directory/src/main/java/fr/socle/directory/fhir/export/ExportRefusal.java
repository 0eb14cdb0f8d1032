package fr.socle.directory.fhir.export;

import fr.socle.kernel.Refusal;

/// Every "no" to an export.
public sealed interface ExportRefusal extends Refusal {

    record NotAsynchronous() implements ExportRefusal {}

    /// A parameter that is unknown, or a value of it.
    record Unexportable(String parameter) implements ExportRefusal {}

    record ForPrograms() implements ExportRefusal {}

    record OutOfScope(String type) implements ExportRefusal {}

    record TooMany() implements ExportRefusal {}

    record UnknownExport() implements ExportRefusal {}

    record Failed() implements ExportRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case NotAsynchronous() ->
                new Terms(
                        Kind.UNREADABLE,
                        "directory.export-is-asynchronous",
                        "An export is answered later: ask with Prefer: respond-async.");
            case Unexportable(var parameter) ->
                new Terms(
                        Kind.UNREADABLE,
                        "directory.unreadable-export",
                        "This export cannot be made: " + parameter + ".");
            case ForPrograms() ->
                new Terms(
                        Kind.FORBIDDEN,
                        "directory.export-for-programs",
                        "Exports are for programs that act in their own name (SMART Backend Services).");
            case OutOfScope(var type) ->
                new Terms(
                        Kind.FORBIDDEN,
                        "auth.insufficient-scope",
                        "The access token does not allow this; it would need system/" + type + ".rs.");
            case TooMany() ->
                new Terms(
                        Kind.TOO_MANY,
                        "directory.too-many-exports",
                        "This program has several exports under way; wait for one of them, or cancel it.");
            case UnknownExport() ->
                new Terms(Kind.NOT_FOUND, "directory.unknown-export", "There is no such export, or no longer.");
            case Failed() ->
                new Terms(Kind.UNAVAILABLE, "directory.export-failed", "The export could not be made; ask again.");
        };
    }
}
