package fr.socle.espacesante.filing;

import static java.nio.charset.StandardCharsets.UTF_8;

import fr.socle.espacesante.Deposit;
import fr.socle.espacesante.DocumentKind;
import fr.socle.espacesante.DocumentView.Author;
import fr.socle.espacesante.HealthRecords;
import fr.socle.prescription.PrescriptionDispensed;
import fr.socle.prescription.Prescriptions;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Files a report of each dispensing in the record of the patient.
@Component
class DispensingFiling {

    private final Prescriptions prescriptions;
    private final HealthRecords records;

    DispensingFiling(Prescriptions prescriptions, HealthRecords records) {
        this.prescriptions = prescriptions;
        this.records = records;
    }

    @ApplicationModuleListener(id = "espacesante.dispensing-filing")
    void on(PrescriptionDispensed fact) {
        var dispensing = prescriptions.dispensing(fact.dispensing());
        var prescription = prescriptions.require(fact.prescription());
        var pharmacist = dispensing.by();
        records.fileOnce(new Deposit(
                dispensing.patient(),
                dispensing.id().value(),
                DocumentKind.DISPENSING,
                "Dispensation du %s, %s".formatted(FrenchDates.day(dispensing.at()), pharmacist.pharmacyName()),
                new Author(
                        pharmacist.name(),
                        pharmacist.rpps().value(),
                        pharmacist.pharmacyName(),
                        pharmacist.pharmacy().value()),
                fact.by(),
                dispensing.at(),
                "text/plain",
                DispensingReport.of(dispensing, prescription).getBytes(UTF_8)));
    }
}
