package fr.socle.prescription.fhir;

import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.prescription.DispensingView;
import fr.socle.prescription.Pharmacist;
import fr.socle.prescription.Portion;
import fr.socle.prescription.PrescriptionView;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.Reference;

/// What was handed over of one line, as a `MedicationDispense`
/// (<https://hl7.org/fhir/R4/medicationdispense.html>).
final class MedicationDispenses {

    private MedicationDispenses() {}

    static List<MedicationDispense> all(PrescriptionView prescription, DispensingView dispensing) {
        return dispensing.items().stream()
                .map(it -> toFhir(prescription, dispensing, it))
                .toList();
    }

    static MedicationDispense toFhir(
            PrescriptionView prescription, DispensingView dispensing, DispensingView.Item item) {
        var dispense = new MedicationDispense();
        dispense.setId(item.id().toString());
        dispense.getMeta().setVersionId("1").setLastUpdated(Date.from(dispensing.at()));
        dispense.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + dispensing.id());
        dispense.setStatus(MedicationDispenseStatus.COMPLETED);
        dispense.setMedication(medication(prescription, item));
        dispense.setSubject(new Reference("Patient/" + dispensing.patient()));
        dispense.addPerformer().setActor(performer(dispensing.by()));
        dispense.setLocation(location(dispensing.by()));
        dispense.addAuthorizingPrescription(new Reference("MedicationRequest/" + item.line()));
        dispense.setQuantity(MedicationRequests.quantity(item.quantity()));
        dispense.setWhenHandedOver(Date.from(dispensing.at()));
        return dispense;
    }

    /// What a pharmacist says was handed over.
    static Portion portion(MedicationDispense dispense) {
        var pack = dispense.hasMedicationCodeableConcept()
                ? dispense.getMedicationCodeableConcept().getCoding().stream()
                        .filter(it -> FhirSystems.CIP13.equals(it.getSystem()))
                        .map(Coding::getCode)
                        .findFirst()
                        .orElse(null)
                : null;
        var quantity = dispense.hasQuantity() ? Inputs.quantity(dispense.getQuantity()) : null;
        return new Portion(Inputs.line(dispense.getAuthorizingPrescriptionFirstRep()), quantity, pack);
    }

    private static CodeableConcept medication(PrescriptionView prescription, DispensingView.Item item) {
        var concept = new CodeableConcept().setText(item.medication());
        prescription.lines().stream()
                .filter(it -> it.id().equals(item.line()))
                .forEach(it -> concept.addCoding(new Coding(
                        FhirSystems.CIS, it.medication().cis(), it.medication().name())));
        if (item.cip13() != null) {
            concept.addCoding(new Coding(FhirSystems.CIP13, item.cip13(), null));
        }
        return concept;
    }

    private static Reference performer(Pharmacist by) {
        return new Reference()
                .setType("Practitioner")
                .setDisplay(by.name())
                .setIdentifier(new Identifier()
                        .setSystem(FhirSystems.IDNPS)
                        .setValue(by.rpps().nationalId()));
    }

    private static Reference location(Pharmacist by) {
        return new Reference()
                .setType("Location")
                .setDisplay(by.pharmacyName())
                .setIdentifier(new Identifier()
                        .setSystem(FhirSystems.FINESS)
                        .setValue(by.pharmacy().value()));
    }
}
