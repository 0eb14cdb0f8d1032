package fr.socle.identity.reference;

import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the register put aside, and what it changed about somebody: a page at a time, `next` is the `after` of the
/// following one.
@RestController
class RegisterReadingApi {

    private static final int MOST = 500;

    private final Quarantine quarantine;
    private final ReferenceChanges changes;

    RegisterReadingApi(Quarantine quarantine, ReferenceChanges changes) {
        this.quarantine = quarantine;
        this.changes = changes;
    }

    /// The newest first.
    @GetMapping("/api/admin/ins-reference/quarantine")
    Listed<Quarantine.Kept> quarantine(
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int count) {
        var most = Math.clamp(count, 1, MOST);
        return Listed.of(quarantine.list(code, after, most + 1), most, Quarantine.Kept::id);
    }

    /// The oldest first.
    @GetMapping("/api/admin/ins-reference/changes")
    Listed<ReferenceChanges.Change> changes(
            Caller administrator,
            @RequestParam String person,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int count) {
        var most = Math.clamp(count, 1, MOST);
        var found = changes.of(administrator, PatientId.parse(person), after, most + 1);
        return Listed.of(found, most, ReferenceChanges.Change::id);
    }

    record Listed<T>(List<T> items, @Nullable UUID next) {

        /// @param found one more than a page holds, when there is more
        static <T> Listed<T> of(List<T> found, int most, Function<T, UUID> id) {
            if (found.size() <= most) {
                return new Listed<>(found, null);
            }
            var page = List.copyOf(found.subList(0, most));
            return new Listed<>(page, id.apply(page.getLast()));
        }
    }
}
