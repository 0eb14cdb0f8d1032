package fr.socle.identity.local;

import fr.socle.identity.Ins;
import fr.socle.identity.local.LocalChange.What;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes an INS away from a file or from a person; who has to know is told by whoever decided.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class InsRemoval {

    private final LocalTable table;
    private final LocalRecords records;
    private final JdbcClient jdbc;

    InsRemoval(LocalTable table, LocalRecords records, JdbcClient jdbc) {
        this.table = table;
        this.records = records;
        this.jdbc = jdbc;
    }

    public void fromFile(Caller by, PatientId file, String reason) {
        table.lock(file)
                .filter(it -> it.standing().kept() != null)
                .ifPresent(it -> records.change(
                        by, What.DEMOTED, it, it.standing(it.standing().insWithdrawn()), reason));
    }

    /// The file of a patient who has an INS holds another one from now on; a validated one becomes qualified by it.
    public void replace(Caller by, PatientId file, Ins ins) {
        table.lock(file)
                .ifPresent(it -> records.change(
                        by, What.UPDATED, it, it.standing(it.standing().retrieved(ins)), "another INS"));
    }

    public void withoutProof(Caller by, PatientId file, String reason) {
        table.lock(file)
                .filter(it -> it.standing().proofHeld() != null)
                .ifPresent(it -> records.change(
                        by, What.DEMOTED, it, it.standing(it.standing().proofWithdrawn()), reason));
    }

    /// The person stays, checked and without an INS.
    public void fromPerson(PatientId person) {
        jdbc.sql("update identity.person set status = 'VALI', oid = null, matricule = null where id = :id")
                .param("id", person.value())
                .update();
    }
}
