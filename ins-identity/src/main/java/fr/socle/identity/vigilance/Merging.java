package fr.socle.identity.vigilance;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.IdentityRefusal;
import fr.socle.identity.Ins;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.addressing.Merge.Level;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.addressing.Merges.Because;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Structures;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Two identities turn out to be one person's. The one that stays keeps its traits, its status and its proof, which
// were
/// checked together; what was written under the other follows, and goes back if the merge is undone.
@Service
@Transactional
public class Merging {

    private final LocalIdentities locals;
    private final Identities identities;
    private final Merges merges;
    private final PeopleAside people;
    private final MovedThings moved;

    Merging(LocalIdentities locals, Identities identities, Merges merges, PeopleAside people, MovedThings moved) {
        this.locals = locals;
        this.identities = identities;
        this.merges = merges;
        this.people = people;
        this.moved = moved;
    }

    /// Two files of the caller's own structure (PAM, A40).
    public Merge mergeFiles(Caller by, PatientId absorbed, PatientId survivor, String reason) {
        LocalRefusal.requireReason(reason);
        requireTwo(absorbed, survivor);
        var from = ownFile(by, absorbed);
        var into = ownFile(by, survivor);
        requireMergeable(from.asIdentity(), into.asIdentity());
        // a file that leads to a person leads to the other file from now on, which leads there too when it is qualified
        merges.of(absorbed).ifPresent(it -> merges.undo(it, new Because(by, reason)));
        var finess = into.ipp().structure().value();
        return announced(merges.lead(Level.LOCAL, absorbed, survivor, finess, new Because(by, reason)));
    }

    private LocalIdentity ownFile(Caller by, PatientId id) {
        var structure = Structures.require(by);
        var file = locals.known(id)
                .filter(it -> it.ipp().structure().equals(structure))
                .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
        if (merges.of(id).filter(it -> it.level() == Level.LOCAL).isPresent()) {
            throw LocalRefusal.MERGED_AWAY.asException();
        }
        return file;
    }

    /// Two people. For the national cell, after two of its members agreed.
    public Merge mergePeople(Caller by, PatientId absorbed, PatientId survivor, String reason) {
        LocalRefusal.requireReason(reason);
        requireTwo(absorbed, survivor);
        requirePeople(absorbed, survivor);
        requireMergeable(identities.require(absorbed), identities.require(survivor));
        var merge = announced(merges.lead(Level.NATIONAL, absorbed, survivor, null, new Because(by, reason)));
        people.setAside(merge);
        return merge;
    }

    /// What a merge of people would be refused for, before anybody proposes it.
    public void requirePeople(PatientId... names) {
        for (var name : names) {
            if (!people.isOne(name)) {
                throw new IdentityRefusal.Unknown().asException();
            }
        }
    }

    private Merge announced(Merge merge) {
        moved.list(merge);
        return merge;
    }

    private static void requireTwo(PatientId one, PatientId other) {
        if (one.equals(other)) {
            throw VigilanceRefusal.SAME_IDENTITY.asException();
        }
    }

    private static void requireMergeable(Identity from, Identity into) {
        var lost = from.ins();
        var kept = into.ins();
        if (lost != null && kept == null) {
            throw VigilanceRefusal.LOSES_INS.asException();
        }
        if (lost != null && !lost.equals(kept) && !isProvisionalNumberOf(lost)) {
            throw VigilanceRefusal.TWO_QUALIFIED.asException();
        }
    }

    /// A NIA waits for a NIR: the person who has the NIR may have had it.
    private static boolean isProvisionalNumberOf(Ins lost) {
        return lost.authority() == Ins.Authority.NIA;
    }
}
