package fr.socle.espacesante;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which documents of one person, newest act first. A set that is null does not filter; an empty one finds nothing.
///
/// @param types LOINC codes
/// @param during the act took place within each of these
/// @param after only what follows this place
/// @param count how many at most, 1 to 200
public record DocumentSearch(
        PatientId patient,
        @Nullable Set<DocumentId> ids,
        @Nullable Set<String> types,
        @Nullable Set<String> categories,
        @Nullable Set<DocumentView.Status> statuses,
        List<Span> during,
        @Nullable DocumentPosition after,
        int count) {

    private static final int LARGEST = 200;

    public DocumentSearch {
        ids = ids == null ? null : Set.copyOf(ids);
        types = types == null ? null : Set.copyOf(types);
        categories = categories == null ? null : Set.copyOf(categories);
        statuses = statuses == null ? null : Set.copyOf(statuses);
        during = List.copyOf(during);
        count = Math.clamp(count, 1, LARGEST);
    }

    public static DocumentSearch newest(PatientId patient, int count) {
        return new DocumentSearch(patient, null, null, null, null, List.of(), null, count);
    }

    public DocumentSearch startingAfter(@Nullable DocumentPosition place) {
        return new DocumentSearch(patient, ids, types, categories, statuses, during, place, count);
    }

    /// A time with both ends included; null means without end.
    public record Span(@Nullable Instant from, @Nullable Instant until) {}
}
