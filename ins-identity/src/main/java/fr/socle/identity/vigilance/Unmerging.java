package fr.socle.identity.vigilance;

import fr.socle.identity.addressing.Merge;
import fr.socle.identity.addressing.Merge.Level;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.addressing.Merges.Because;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Reconciling;
import fr.socle.identity.local.Structures;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// They were two persons after all. Whatever was written under the absorbed identity before the merge goes back to it;
/// what was written since stays where it was written, and the page of the merge says so.
@Service
@Transactional
public class Unmerging {

    private final Merges merges;
    private final PeopleAside people;
    private final Reconciling reconciling;

    Unmerging(Merges merges, PeopleAside people, Reconciling reconciling) {
        this.merges = merges;
        this.people = people;
        this.reconciling = reconciling;
    }

    public Merge unmerge(Caller by, UUID id, String reason) {
        var merge = merges.byId(id).orElseThrow(VigilanceRefusal.UNKNOWN_MERGE::asException);
        return undo(by, merge, reason);
    }

    /// The merge that this identity was absorbed by.
    public Merge unmerge(Caller by, PatientId absorbed, String reason) {
        var merge = merges.of(absorbed).orElseThrow(VigilanceRefusal.NOT_MERGED::asException);
        return undo(by, merge, reason);
    }

    private Merge undo(Caller by, Merge merge, String reason) {
        LocalRefusal.requireReason(reason);
        requireEntitled(by, merge);
        if (!merge.isActive()) {
            throw VigilanceRefusal.NOT_MERGED.asException();
        }
        merges.undo(merge, new Because(by, reason));
        if (merge.level() == Level.NATIONAL) {
            people.bringBack(merge);
        } else {
            reconciling.reconcile(by, merge.absorbed());
        }
        return merges.byId(merge.id()).orElseThrow();
    }

    private static void requireEntitled(Caller by, Merge merge) {
        switch (merge.level()) {
            case RECONCILED -> throw VigilanceRefusal.BY_RULE.asException();
            case NATIONAL -> NationalCell.require(by);
            case LOCAL -> {
                if (!Structures.require(by).value().equals(merge.finess())) {
                    throw VigilanceRefusal.UNKNOWN_MERGE.asException();
                }
            }
        }
    }
}
