package fr.socle.prescription;

import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// All the prescriptions issued here, to read. For modules: whoever shows them to somebody leaves the trace.
@Service
@Transactional(readOnly = true)
public class Prescriptions {

    /// More than a life of prescriptions is never listed at once.
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final PrescriptionReader reader;

    Prescriptions(JdbcClient jdbc, PrescriptionReader reader) {
        this.jdbc = jdbc;
        this.reader = reader;
    }

    public PrescriptionView require(PrescriptionId id) {
        return find(id).orElseThrow(() -> new PrescriptionRefusal.Unknown().asException());
    }

    public Optional<PrescriptionView> find(PrescriptionId id) {
        return reader.read(List.of(id)).stream().findFirst();
    }

    /// Newest first, five hundred at most.
    public List<PrescriptionView> of(PatientId patient) {
        var ids = jdbc.sql("""
                        select id from prescription.prescription where patient = :patient
                        order by id desc limit :most""")
                .param("patient", patient.value())
                .param("most", MOST)
                .query(UUID.class)
                .list();
        return reader.read(ids.stream().map(PrescriptionId::new).toList());
    }

    public DispensingView dispensing(DispensingId id) {
        var prescription = jdbc.sql("select prescription from prescription.dispensing where id = :id")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new PrescriptionRefusal.Unknown().asException());
        return require(new PrescriptionId(prescription)).dispensings().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new PrescriptionRefusal.Unknown().asException());
    }
}
