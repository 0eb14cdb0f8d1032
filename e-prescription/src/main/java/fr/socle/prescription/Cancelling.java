package fr.socle.prescription;

import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The prescriber withdraws what was not dispensed yet.
@Service
@Transactional
public class Cancelling {

    private final PrescriptionStore store;
    private final Counter counter;

    Cancelling(PrescriptionStore store, Counter counter) {
        this.store = store;
        this.counter = counter;
    }

    public PrescriptionView cancel(Caller by, String code, String reason) {
        if (!(by instanceof Caller.Professional professional)) {
            throw new PrescriptionRefusal.NotEntitled().asException();
        }
        var prescription = store.lock(PrescriptionCode.read(code));
        if (!prescription.origin().prescriber().rpps().equals(professional.rpps())) {
            throw new PrescriptionRefusal.NotEntitled().asException();
        }
        prescription.cancel(by.actor(), Counter.reason(reason), counter.now());
        store.save(prescription);
        counter.trace(by, prescription, Action.CANCELLED);
        return prescription.view();
    }
}
