package fr.socle.prescription;

import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A pharmacist who holds a prescription declines one of its lines for good, and says why. For a mere shortage the
/// prescription is released instead.
@Service
@Transactional
public class Refusing {

    private final PrescriptionStore store;
    private final Counter counter;

    Refusing(PrescriptionStore store, Counter counter) {
        this.store = store;
        this.counter = counter;
    }

    public PrescriptionView refuse(Caller by, LineId line, String reason) {
        var pharmacist = Counter.pharmacist(by);
        var why = Counter.reason(reason);
        var prescription = store.lock(List.of(line));
        prescription.refuse(pharmacist, line, why, counter.now());
        store.save(prescription);
        counter.trace(by, prescription, Action.REFUSED);
        return prescription.view();
    }
}
