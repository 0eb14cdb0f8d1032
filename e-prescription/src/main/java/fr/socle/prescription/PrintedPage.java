package fr.socle.prescription;

import fr.socle.identity.Identity;
import fr.socle.identity.Sex;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The words of the printed page, all in French. Never the matricule.
record PrintedPage(
        String number,
        QrCode qr,
        String writtenOn,
        String validUntil,
        boolean cancelled,
        Letterhead prescriber,
        Patient patient,
        List<PrintedLine> lines) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    static PrintedPage of(PrescriptionView prescription, Identity patient, Letterhead prescriber) {
        return new PrintedPage(
                new PrescriptionNumber(prescription.number()).inGroups(),
                QrCode.of(prescription.code()),
                LONG.format(prescription.writtenOn()),
                LONG.format(prescription.validUntil()),
                prescription.status() == PrescriptionView.Status.CANCELLED,
                prescriber,
                patient(patient, prescription.writtenOn()),
                prescription.lines().stream().map(PrintedPage::line).toList());
    }

    private static Patient patient(Identity identity, LocalDate writtenOn) {
        var traits = identity.traits();
        var born = traits.birthDate();
        var age = Period.between(born, writtenOn);
        return new Patient(
                identity.displayName(),
                traits.birthName() + " " + String.join(" ", traits.givenNames()),
                SHORT.format(born),
                age.getYears() >= 2 ? age.getYears() + " ans" : age.toTotalMonths() + " mois",
                traits.sex() == Sex.F ? "féminin" : "masculin",
                traits.sex() == Sex.F ? "née le" : "né le");
    }

    private static PrintedLine line(Line line) {
        return new PrintedLine(
                line.position(),
                line.medication().substances(),
                line.medication().name(),
                line.dosage().text(),
                words(line.prescribed()),
                line.state() instanceof LineState.Cancelled);
    }

    static String words(Quantity quantity) {
        var plural = quantity.value().compareTo(BigDecimal.TWO) >= 0
                && !quantity.unit().endsWith("s")
                && quantity.unit().matches("\\p{L}{3,}");
        return quantity.value().toPlainString().replace('.', ',') + " " + quantity.unit() + (plural ? "s" : "");
    }

    /// @param fullName birth name and all given names
    record Patient(String displayName, String fullName, String birthDate, String age, String sex, String born) {}

    record PrintedLine(
            int position, String substances, String name, String dosage, String quantity, boolean cancelled) {}

    /// @param address lines below the name of the structure
    record Letterhead(
            String name, String profession, String rpps, String structure, String finess, List<String> address) {}
}
