package fr.socle.prescription;

import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A pharmacist who holds a prescription hands over what was prescribed: some lines, a part of them, or everything.
@Service
@Transactional
public class Dispensing {

    private final PrescriptionStore store;
    private final Counter counter;

    Dispensing(PrescriptionStore store, Counter counter) {
        this.store = store;
        this.counter = counter;
    }

    /// All the portions or none of them.
    public Done dispense(Caller by, List<Portion> portions) {
        var pharmacist = Counter.pharmacist(by);
        var prescription = store.lock(portions.stream().map(Portion::line).toList());
        return done(by, prescription, prescription.dispense(pharmacist, portions, counter.now()));
    }

    /// Everything that remains, in one gesture.
    public Done dispenseAll(Caller by, String code) {
        var pharmacist = Counter.pharmacist(by);
        var prescription = store.lock(PrescriptionCode.read(code));
        return done(by, prescription, prescription.dispenseAll(pharmacist, counter.now()));
    }

    private Done done(Caller by, Prescription prescription, DispensingView dispensing) {
        store.save(prescription);
        counter.trace(
                by,
                prescription,
                Action.DISPENSED,
                "dispensing",
                dispensing.id().value());
        return new Done(prescription.view(), dispensing);
    }

    public record Done(PrescriptionView prescription, DispensingView dispensing) {}
}
