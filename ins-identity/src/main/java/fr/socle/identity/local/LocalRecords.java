package fr.socle.identity.local;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.Ins;
import fr.socle.identity.Traits;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.addressing.Merges.Because;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What happens whenever a patient of a structure changes, whoever changes it: the traits go with the INS, the change
// is
/// kept and traced, the file leads to the person whose INS it holds, and whoever listens is told.
@Service
class LocalRecords {

    private final LocalTable table;
    private final LocalChanges changes;
    private final Identities identities;
    private final Merges merges;
    private final LocalNews news;

    LocalRecords(LocalTable table, LocalChanges changes, Identities identities, Merges merges, LocalNews news) {
        this.table = table;
        this.changes = changes;
        this.identities = identities;
        this.merges = merges;
        this.news = news;
    }

    LocalIdentity create(Caller by, LocalIdentity identity) {
        requireOwnIns(identity);
        table.add(identity, news.now());
        return after(by, LocalChange.What.CREATED, null, identity, "");
    }

    LocalIdentity change(
            Caller by, LocalChange.What what, LocalIdentity before, LocalIdentity identity, String reason) {
        requireOwnIns(identity);
        table.save(identity, news.now());
        return after(by, what, before, identity, reason);
    }

    private LocalIdentity after(
            Caller by, LocalChange.What what, @Nullable LocalIdentity before, LocalIdentity identity, String reason) {
        changes.keep(by, what, before, identity, reason);
        reconcile(by, identity);
        news.tell(by, before, identity);
        return table.byId(identity.id()).orElseThrow();
    }

    /// The person whose INS a qualified file holds, when the platform knows one, is who the file leads to.
    void reconcile(Caller by, LocalIdentity identity) {
        var there = merges.of(identity.id());
        if (there.isPresent() && there.get().level() != Merge.Level.RECONCILED) {
            return;
        }
        var person = identity.standing() instanceof Standing.Qualified it
                ? identities.byIns(it.ins()).map(Identity::id).orElse(null)
                : null;
        if (there.isPresent() && !there.get().survivor().equals(person)) {
            merges.undo(there.get(), new Because(by, "the file no longer holds this INS"));
        }
        if (person != null && there.map(Merge::survivor).filter(person::equals).isEmpty()) {
            merges.lead(
                    Merge.Level.RECONCILED,
                    identity.id(),
                    person,
                    identity.ipp().structure().value(),
                    new Because(by, "the file holds the INS of this person"));
        }
    }

    void requireNotMergedAway(PatientId id) {
        if (isMergedAway(id)) {
            throw LocalRefusal.MERGED_AWAY.asException();
        }
    }

    boolean isMergedAway(PatientId id) {
        return merges.of(id).filter(it -> it.level() == Merge.Level.LOCAL).isPresent();
    }

    /// Traits that came from INSi stay as they came, as long as the identity claims to have them from there.
    void requireUntouched(LocalIdentity before, LocalIdentity now) {
        var same = before.standing().kept() != null
                && before.standing().kept().equals(now.standing().kept());
        if (same
                && !before.traits().equals(now.traits())
                && !isOf(now.standing().kept(), now.traits())) {
            throw LocalRefusal.READ_ONLY_TRAITS.asException();
        }
    }

    private boolean isOf(@Nullable Ins ins, Traits traits) {
        return ins != null
                && identities
                        .byIns(ins)
                        .filter(it -> it.traits().equals(traits))
                        .isPresent();
    }

    /// An INS is nothing without its five traits: those of the person who bears it, spelling aside.
    private void requireOwnIns(LocalIdentity identity) {
        var ins = identity.standing().kept();
        if (ins != null
                && identities
                        .byIns(ins)
                        .filter(person -> !person.traits().agreesWith(identity.traits()))
                        .isPresent()) {
            throw LocalRefusal.INS_OF_ANOTHER.asException();
        }
    }
}
