package fr.socle.espacesante.filing;

import fr.socle.espacesante.DocumentView.Status;
import fr.socle.espacesante.HealthRecords;
import fr.socle.prescription.PrescriptionCancelled;
import fr.socle.prescription.Prescriptions;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Takes the document of a cancelled prescription out of what may be relied on. When something was dispensed
/// meanwhile the prescription was real, and its document is only out of date.
@Component
class PrescriptionWithdrawing {

    private final PrescriptionFiling filing;
    private final Prescriptions prescriptions;
    private final HealthRecords records;

    PrescriptionWithdrawing(PrescriptionFiling filing, Prescriptions prescriptions, HealthRecords records) {
        this.filing = filing;
        this.prescriptions = prescriptions;
        this.records = records;
    }

    @ApplicationModuleListener(id = "espacesante.prescription-withdrawing")
    void on(PrescriptionCancelled fact) {
        var prescription = prescriptions.require(fact.prescription());
        filing.file(prescription.id(), fact.by()); // the two facts may arrive in any order
        records.withdraw(
                prescription.id().value(),
                prescription.dispensings().isEmpty() ? Status.ENTERED_IN_ERROR : Status.SUPERSEDED,
                fact.by());
    }
}
