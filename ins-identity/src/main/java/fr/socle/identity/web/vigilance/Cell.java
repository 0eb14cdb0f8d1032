package fr.socle.identity.web.vigilance;

import fr.socle.identity.Identities;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.Structures;
import fr.socle.identity.vigilance.MovedThings;
import fr.socle.identity.vigilance.WorkItem;
import fr.socle.identity.vigilance.WorkingOff;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What both cells see of their work.
@Component
class Cell {

    private final WorkingOff work;
    private final LocalIdentities locals;
    private final Identities identities;
    private final Merges merges;
    private final MovedThings moved;

    Cell(WorkingOff work, LocalIdentities locals, Identities identities, Merges merges, MovedThings moved) {
        this.work = work;
        this.locals = locals;
        this.identities = identities;
        this.merges = merges;
        this.moved = moved;
    }

    List<ItemView> items(Caller by, boolean decided) {
        return work.list(by, decided).stream().map(this::view).toList();
    }

    ItemView item(Caller by, UUID id) {
        return view(work.item(by, id));
    }

    /// A file by what the structure holds, not by the person it leads to.
    private ItemView view(WorkItem item) {
        return ItemView.of(item, identity(item.one()), identity(item.other()));
    }

    private fr.socle.identity.@Nullable Identity identity(@Nullable PatientId id) {
        return id == null
                ? null
                : locals.known(id)
                        .map(LocalIdentity::asIdentity)
                        .orElseGet(() -> identities.find(id).orElse(null));
    }

    List<MergeView> merges(Caller by) {
        var structure = Structures.of(by).map(FinessNumber::value).orElse(null);
        return merges.newest(structure).stream()
                .map(it -> new MergeView(it, moved.of(it.id())))
                .toList();
    }

    /// @param moved everything that changed place with it
    record MergeView(Merge merge, List<MovedThings.Moved> moved) {}
}
