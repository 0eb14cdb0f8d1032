package fr.socle.identity.vigilance;

import fr.socle.identity.addressing.Merge;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Four eyes: one person proposes a merge, another one confirms it. The software of a structure merges its own files at
/// once, as its PAM feed does: there the structure has looked twice before it sends.
@Service
@Transactional
public class ProposedMerges {

    private final WorkItems items;
    private final LocalIdentities locals;
    private final Merging merging;

    ProposedMerges(WorkItems items, LocalIdentities locals, Merging merging) {
        this.items = items;
        this.locals = locals;
        this.merging = merging;
    }

    public Outcome merge(Caller by, PatientId absorbed, PatientId survivor, String reason) {
        if (locals.known(absorbed).isPresent() || locals.known(survivor).isPresent()) {
            if (!(by instanceof Caller.Software)) {
                throw VigilanceRefusal.FOUR_EYES.asException();
            }
            return new Outcome.Merged(merging.mergeFiles(by, absorbed, survivor, reason));
        }
        NationalCell.require(by);
        LocalRefusal.requireReason(reason);
        merging.requirePeople(absorbed, survivor);
        var item = items.about(WorkItem.Kind.DOUBLON, absorbed, survivor).orElseGet(() -> opened(absorbed, survivor));
        if (item.proposed() == null || !survivor.equals(item.survivor())) {
            items.propose(item.id(), by, survivor, reason);
            return new Outcome.AwaitsAnother(item.id());
        }
        return new Outcome.Merged(confirm(by, item, reason));
    }

    private WorkItem opened(PatientId absorbed, PatientId survivor) {
        var doubt = Doubt.of(WorkItem.Kind.DOUBLON, absorbed, survivor, 1, "asked/" + Ids.next());
        var id = items.open(null, doubt).orElseThrow(VigilanceRefusal.ITEM_DECIDED::asException);
        return items.lock(id).orElseThrow();
    }

    /// The second person agrees.
    Merge confirm(Caller by, WorkItem item, String reason) {
        var proposed = item.proposed();
        var survivor = item.survivor();
        var other = item.other();
        if (proposed == null || survivor == null || other == null) {
            throw VigilanceRefusal.FOUR_EYES.asException();
        }
        if (proposed.reference().equals(WorkItems.reference(by))) {
            throw VigilanceRefusal.FOUR_EYES.asException();
        }
        var absorbed = survivor.equals(item.one()) ? other : item.one();
        var reasons = Stream.of(proposed.reason(), reason)
                .filter(it -> it != null && !it.isBlank())
                .distinct()
                .collect(Collectors.joining(" · "));
        items.decide(item.id(), by, WorkItem.Decision.MERGE, reasons);
        return item.finess() == null
                ? merging.mergePeople(by, absorbed, survivor, reasons)
                : merging.mergeFiles(by, absorbed, survivor, reasons);
    }

    /// How asking for a merge ends.
    public sealed interface Outcome {

        record Merged(Merge merge) implements Outcome {}

        record AwaitsAnother(UUID item) implements Outcome {}
    }
}
