package fr.socle.prescription;

import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A pharmacist opens a prescription by its code, and holds it for a while: meanwhile no other pharmacy can. A
/// finished or expired prescription is shown without being held.
@Service
@Transactional
public class Retrieving {

    private final PrescriptionStore store;
    private final Counter counter;

    Retrieving(PrescriptionStore store, Counter counter) {
        this.store = store;
        this.counter = counter;
    }

    /// @param code the number, or the whole text of the QR
    public PrescriptionView retrieve(Caller by, String code) {
        var pharmacist = Counter.pharmacist(by);
        var now = counter.now();
        var prescription = store.lock(PrescriptionCode.read(code));
        prescription.lease(pharmacist, now, counter.leaseLength(now));
        store.save(prescription);
        counter.trace(by, prescription, Action.READ);
        return prescription.view();
    }
}
