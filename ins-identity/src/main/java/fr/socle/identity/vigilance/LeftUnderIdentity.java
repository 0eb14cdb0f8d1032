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
    private final AccessJournal journal;

    LeftUnderIdentity(MovedThings things, LocalIdentities locals, Merges merges, AccessJournal journal) {
        this.things = things;
        this.locals = locals;
        this.merges = merges;
        this.journal = journal;
    }

    public List<Left> report(Caller by, PatientId patient) {
        if (!NationalCell.includes(by)) {
            var structure = Structures.require(by);
            if (locals.known(patient)
                    .filter(it -> it.ipp().structure().equals(structure))
                    .isEmpty()) {
                throw LocalRefusal.UNKNOWN_PATIENT.asException();
            }
        }
        journal.record(Access.by(by, patient, Action.READ, "identity", patient.value()));
        return things.heldUnder(merges.leadingTo(patient)).stream()
                .map(it -> new Left(it, recall(it)))
                .toList();
    }

    private static Recall recall(Held held) {
        return switch (held.kind()) {
            case DOCUMENT -> Recall.WITHDRAW_DOCUMENT;
            case MESSAGE -> Recall.WRITE_AGAIN;
            case PRESCRIPTION -> held.sentTo() == null ? Recall.CANCEL_PRESCRIPTION : Recall.CALL_PHARMACY;
        };
    }

    /// @param recall what calls it back
    public record Left(Held held, Recall recall) {

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
