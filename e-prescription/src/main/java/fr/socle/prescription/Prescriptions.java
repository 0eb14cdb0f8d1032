package fr.socle.prescription;

import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// All the prescriptions issued here, to read. For modules: whoever shows them to somebody leaves the trace.
@Service
public class Prescriptions {

    public PrescriptionView require(PrescriptionId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    public Optional<PrescriptionView> find(PrescriptionId id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /// Newest first.
    public List<PrescriptionView> of(PatientId patient) {
        throw new UnsupportedOperationException(patient.toString());
    }

    public DispensingView dispensing(DispensingId id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
