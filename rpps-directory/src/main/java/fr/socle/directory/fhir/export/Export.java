package fr.socle.directory.fhir.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An export as it was asked, and how far it has come.
///
/// @param filters `Type?query`
/// @param at the moment the export speaks of
/// @param part which of [#parts] is in work
/// @param after id of the last line of that part which is in a file
record Export(
        UUID id,
        String client,
        String request,
        List<String> types,
        List<String> filters,
        @Nullable Instant since,
        Instant at,
        State state,
        @Nullable Instant finishedAt,
        int part,
        @Nullable String after,
        long written) {

    enum State {
        OPEN,
        COMPLETE,
        FAILED
    }

    /// One type, or what was deleted of it.
    record Part(String type, boolean deleted) {}

    /// Every type; then, when a moment was given, what was deleted since.
    List<Part> parts() {
        var all = new ArrayList<Part>();
        types.forEach(it -> all.add(new Part(it, false)));
        if (since != null) {
            types.forEach(it -> all.add(new Part(it, true)));
        }
        return all;
    }

    List<String> filtersOf(String type) {
        return filters.stream()
                .filter(it -> it.startsWith(type + "?"))
                .map(it -> it.substring(type.length() + 1))
                .toList();
    }

    String progress() {
        return "part %d of %d, %d resources written"
                .formatted(Math.min(part + 1, parts().size()), parts().size(), written);
    }

    /// A file, as far as it is safely written.
    record File(String name, String type, boolean deleted, int number, long lines, long bytes) {

        static File first(Part of) {
            return numbered(of, 1);
        }

        File following() {
            return numbered(new Part(type, deleted), number + 1);
        }

        File longer(int lines, long bytes) {
            return new File(name, type, deleted, number, this.lines + lines, bytes);
        }

        private static File numbered(Part of, int number) {
            var name = of.type() + (of.deleted() ? "-deleted-" : "-") + number + ".ndjson";
            return new File(name, of.type(), of.deleted(), number, 0, 0);
        }
    }
}
