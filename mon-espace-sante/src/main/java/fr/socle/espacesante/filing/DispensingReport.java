package fr.socle.espacesante.filing;

import fr.socle.prescription.DispensingView;
import fr.socle.prescription.PrescriptionView;

/// What a pharmacy handed over, as plain text that any screen shows. It says nothing of what remains: that changes,
/// and a document does not.
final class DispensingReport {

    private DispensingReport() {}

    static String of(DispensingView dispensing, PrescriptionView prescription) {
        var report = new StringBuilder();
        report.append("COMPTE RENDU DE DISPENSATION\n\n");
        report.append("Ordonnance n° %s\n".formatted(prescription.number()));
        report.append("Prescrite le %s par %s, %s\n"
                .formatted(
                        FrenchDates.day(prescription.issuedAt()),
                        prescription.prescriber().name(),
                        prescription.prescriber().structureName()));
        report.append("Dispensée le %s par %s, %s (FINESS %s)\n\n"
                .formatted(
                        FrenchDates.moment(dispensing.at()),
                        dispensing.by().name(),
                        dispensing.by().pharmacyName(),
                        dispensing.by().pharmacy()));
        report.append("Produits remis :\n");
        for (var item : dispensing.items()) {
            report.append("- %s : %s".formatted(item.medication(), item.quantity()));
            if (item.cip13() != null) {
                report.append(" (code CIP %s)".formatted(item.cip13()));
            }
            report.append('\n');
        }
        return report.toString();
    }
}
