package fr.socle.directory.slots;

import fr.socle.directory.slots.TimeSlot.Audience;
import fr.socle.directory.slots.TimeSlot.Status;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What slots are looked for; a null or empty part asks nothing.
///
/// @param from,to both included, on the beginning of the slot
/// @param rpps numbers of professionals
/// @param structures national identifiers of the structures of the diaries
/// @param cpts FINESS numbers of the CPTS that share the slot
public record SlotSearch(
        Set<UUID> ids,
        Set<UUID> agendas,
        Set<String> rpps,
        Set<String> structures,
        Set<String> cpts,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<Status> statuses,
        Set<Audience> visible) {

    public static SlotSearch free(@Nullable Instant from, @Nullable Instant to, Set<Audience> visible) {
        return new SlotSearch(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), from, to, Set.of(Status.FREE), visible);
    }

    public SlotSearch ofProfessionals(Set<String> numbers) {
        return new SlotSearch(ids, agendas, numbers, structures, cpts, from, to, statuses, visible);
    }

    public SlotSearch inAgendas(Set<UUID> which) {
        return new SlotSearch(ids, which, rpps, structures, cpts, from, to, statuses, visible);
    }
}
