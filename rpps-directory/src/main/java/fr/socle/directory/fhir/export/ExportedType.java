package fr.socle.directory.fhir.export;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A resource type that can be exported, a range of its ids at a time.
public interface ExportedType {

    String name();

    /// @param filters queries as after a question mark: one of them is enough; none lets everything through
    /// @param since only what changed after this moment
    /// @param after id of the last line of the range before
    List<Line> lines(List<String> filters, @Nullable Instant since, @Nullable String after, int limit);

    /// Ids of what is no longer here since a moment.
    default List<String> gone(Instant since, @Nullable String after, int limit) {
        return List.of();
    }

    /// @throws fr.socle.kernel.Refused for a filter that means nothing here
    default void check(String filter) {
        throw new ExportRefusal.Unexportable("_typeFilter").asException();
    }

    /// @param json one resource, without a line break
    record Line(String id, byte[] json) {}
}
