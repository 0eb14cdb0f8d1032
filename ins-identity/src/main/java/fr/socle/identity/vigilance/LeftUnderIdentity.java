package fr.socle.identity.vigilance;

import fr.socle.identity.HeldUnderIdentity.Held;
import fr.socle.identity.HeldUnderIdentity.Kind;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Structures;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Everything that left under an identity that turns out to be wrong: documents, messages, prescriptions, each with
// what
/// calls it back. What was written under a file, or under the person while the file led there.
@Service
@Transactional
public class LeftUnderIdentity {

    private final MovedThings things;
    private final LocalIdentities locals;
    private final Merges merges;
    private final Recalls recalls;
    private final AccessJournal journal;

    LeftUnderIdentity(
            MovedThings things, LocalIdentities locals, Merges merges, Recalls recalls, AccessJournal journal) {
        this.things = things;
        this.locals = locals;
        this.merges = merges;
        this.recalls = recalls;
        this.journal = journal;
    }

    public List<Left> report(Caller by, PatientId patient) {
        requireEntitled(by, patient);
        journal.record(Access.by(by, patient, Action.READ, "identity", patient.value()));
        var held = things.heldUnder(merges.leadingTo(patient));
        var settled = recalls.of(held.stream().map(Held::id).toList());
        return held.stream()
                .map(it -> new Left(it, recall(it), settled.get(it.id())))
                .toList();
    }

    /// Somebody says what was done about one of them. May be said again: the last answer counts, each stays.
    public void settle(Caller by, PatientId patient, UUID thing, Recalls.Outcome outcome, String reason) {
        requireEntitled(by, patient);
        LocalRefusal.requireReason(reason);
        if (things.heldUnder(merges.leadingTo(patient)).stream()
                .noneMatch(it -> it.id().equals(thing))) {
            throw VigilanceRefusal.NOT_LEFT.asException();
        }
        recalls.keep(by, patient, thing, outcome, reason.strip());
        journal.record(Access.by(by, patient, Action.CHANGED, "recall", thing));
    }

    private void requireEntitled(Caller by, PatientId patient) {
        if (!NationalCell.includes(by)) {
            var structure = Structures.require(by);
            if (locals.known(patient)
                    .filter(it -> it.ipp().structure().equals(structure))
                    .isEmpty()) {
                throw LocalRefusal.UNKNOWN_PATIENT.asException();
            }
        }
    }

    private static Recall recall(Held held) {
        return switch (held.kind()) {
            case DOCUMENT -> Recall.WITHDRAW_DOCUMENT;
            case MESSAGE -> Recall.WRITE_AGAIN;
            case PRESCRIPTION -> held.sentTo() == null ? Recall.CANCEL_PRESCRIPTION : Recall.CALL_PHARMACY;
        };
    }

    /// @param recall what calls it back
    /// @param settled what was done about it, when something was
    public record Left(Held held, Recall recall, Recalls.@Nullable Settled settled) {

        public Kind kind() {
            return held.kind();
        }
    }

    public enum Recall {
        WITHDRAW_DOCUMENT,
        WRITE_AGAIN,
        CANCEL_PRESCRIPTION,
        CALL_PHARMACY
    }
}
