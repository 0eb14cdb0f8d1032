package fr.socle.prescription;

import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A pharmacist gives a prescription back before the end of the lease, for another pharmacy to take.
@Service
@Transactional
public class Releasing {

    private final PrescriptionStore store;
    private final Counter counter;

    Releasing(PrescriptionStore store, Counter counter) {
        this.store = store;
        this.counter = counter;
    }

    public PrescriptionView release(Caller by, String code) {
        var pharmacist = Counter.pharmacist(by);
        var prescription = store.lock(PrescriptionCode.read(code));
        prescription.release(pharmacist, counter.now());
        store.save(prescription);
        counter.trace(by, prescription, Action.CHANGED);
        return prescription.view();
    }
}
