package fr.socle.identity.local;

import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A file leads to the person whose INS it holds: made true again after something else led it elsewhere.
@Service
public class Reconciling {

    private final LocalTable table;
    private final LocalRecords records;

    Reconciling(LocalTable table, LocalRecords records) {
        this.table = table;
        this.records = records;
    }

    @Transactional
    public void reconcile(Caller by, PatientId file) {
        table.byId(file).ifPresent(it -> records.reconcile(by, it));
    }
}
