package fr.socle.mssante;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Decides who may open the mailbox of a citizen: the holder, nobody else.
@Component
class MailboxDoor {

    private final AccessJournal journal;
    private final TransactionTemplate ofItsOwn;

    MailboxDoor(AccessJournal journal, PlatformTransactionManager transactions) {
        this.journal = journal;
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// A refused attempt leaves a trace that outlives the request.
    void admit(Caller by, PatientId holder) {
        if (by instanceof Caller.Citizen citizen && citizen.patient().equals(holder)) {
            return;
        }
        ofItsOwn.executeWithoutResult(_ -> journal.record(Access.by(by, holder, Action.REFUSED, "message", null)));
        throw new MssanteRefusal.NotTheHolder().asException();
    }
}
