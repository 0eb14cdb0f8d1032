package fr.socle.espacesante.filing;

import fr.socle.espacesante.Deposit;
import fr.socle.espacesante.DocumentKind;
import fr.socle.espacesante.DocumentView.Author;
import fr.socle.espacesante.HealthRecords;
import fr.socle.kernel.Actor;
import fr.socle.kernel.FinessNumber;
import fr.socle.prescription.PrescriptionDocuments;
import fr.socle.prescription.PrescriptionId;
import fr.socle.prescription.PrescriptionIssued;
import fr.socle.prescription.PrescriptionView;
import fr.socle.prescription.Prescriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Files the printable page of each issued prescription in the record of the patient.
@Component
class PrescriptionFiling {

    private final Prescriptions prescriptions;
    private final PrescriptionDocuments pages;
    private final HealthRecords records;

    PrescriptionFiling(Prescriptions prescriptions, PrescriptionDocuments pages, HealthRecords records) {
        this.prescriptions = prescriptions;
        this.pages = pages;
        this.records = records;
    }

    @ApplicationModuleListener(id = "espacesante.prescription-filing")
    void on(PrescriptionIssued fact) {
        file(fact.prescription(), fact.by());
    }

    /// Once, whoever asks.
    void file(PrescriptionId id, Actor by) {
        var prescription = prescriptions.require(id);
        records.fileOnce(new Deposit(
                prescription.patient(),
                id.value(),
                DocumentKind.PRESCRIPTION,
                "Ordonnance n° %s du %s".formatted(prescription.number(), FrenchDates.day(prescription.issuedAt())),
                author(prescription),
                by,
                prescription.issuedAt(),
                "application/pdf",
                pages.pdf(id)));
    }

    private static Author author(PrescriptionView prescription) {
        var prescriber = prescription.prescriber();
        return new Author(
                prescriber.name(), prescriber.rpps().value(), prescriber.structureName(), value(prescriber.finess()));
    }

    private static @Nullable String value(@Nullable FinessNumber finess) {
        return finess == null ? null : finess.value();
    }
}
