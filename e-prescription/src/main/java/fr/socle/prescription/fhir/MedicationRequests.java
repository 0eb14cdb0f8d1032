package fr.socle.prescription.fhir;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.prescription.CallersIdentifier;
import fr.socle.prescription.Dosage;
import fr.socle.prescription.Line;
import fr.socle.prescription.LineState;
import fr.socle.prescription.PrescribedMedication;
import fr.socle.prescription.Prescriber;
import fr.socle.prescription.PrescriptionView;
import fr.socle.prescription.PublicAddresses;
import fr.socle.prescription.Quantity;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/// A line of a prescription as a `MedicationRequest` (<https://hl7.org/fhir/R4/medicationrequest.html>).
@Component
class MedicationRequests {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private final PublicAddresses addresses;

    MedicationRequests(PublicAddresses addresses) {
        this.addresses = addresses;
    }

    List<MedicationRequest> all(PrescriptionView prescription) {
        return prescription.lines().stream().map(it -> toFhir(prescription, it)).toList();
    }

    MedicationRequest toFhir(PrescriptionView prescription, Line line) {
        var request = new MedicationRequest();
        request.setId(line.id().toString());
        request.getMeta()
                .setVersionId(Long.toString(prescription.version()))
                .setLastUpdated(Date.from(changedAt(prescription, line)));
        identify(request, prescription, line);
        request.setStatus(status(line.state()));
        statusReason(request, line.state());
        request.setIntent(MedicationRequestIntent.ORDER);
        request.setMedication(medication(line.medication()));
        request.setSubject(new Reference("Patient/" + prescription.patient()));
        request.setAuthoredOn(Date.from(prescription.issuedAt()));
        request.setRequester(requester(prescription.prescriber()));
        dosages(request, line.dosage());
        request.getDispenseRequest().setQuantity(quantity(line.prescribed()));
        extend(request, prescription, line);
        return request;
    }

    /// The end of the lease, when a pharmacy holds the prescription.
    InstantType leaseUntil(Instant until) {
        return new InstantType(Date.from(until));
    }

    String leaseExtension() {
        return addresses.extension("prescription-lease-until");
    }

    static MedicationRequestStatus status(LineState state) {
        return switch (state) {
            case LineState.ToDispense _ -> MedicationRequestStatus.ACTIVE;
            case LineState.PartlyDispensed _ -> MedicationRequestStatus.ACTIVE;
            case LineState.Dispensed _ -> MedicationRequestStatus.COMPLETED;
            case LineState.Refused _ -> MedicationRequestStatus.STOPPED;
            case LineState.Cancelled _ -> MedicationRequestStatus.CANCELLED;
        };
    }

    static org.hl7.fhir.r4.model.Quantity quantity(Quantity quantity) {
        return new org.hl7.fhir.r4.model.Quantity().setValue(quantity.value()).setUnit(quantity.unit());
    }

    private static void identify(MedicationRequest request, PrescriptionView prescription, Line line) {
        request.setGroupIdentifier(
                new Identifier().setSystem(FhirSystems.PRESCRIPTION_NUMBER).setValue(prescription.number()));
        if (line.callersIdentifier() != null) {
            request.addIdentifier(identifier(line.callersIdentifier()));
        }
        if (prescription.callersGroup() != null) {
            request.addIdentifier(identifier(prescription.callersGroup()));
        }
    }

    private static Identifier identifier(CallersIdentifier callers) {
        var identifier = new Identifier().setValue(callers.value());
        return callers.system().isEmpty() ? identifier : identifier.setSystem(callers.system());
    }

    private static void statusReason(MedicationRequest request, LineState state) {
        switch (state) {
            case LineState.Refused it -> request.getStatusReason().setText(it.reason());
            case LineState.Cancelled it -> request.getStatusReason().setText(it.reason());
            default -> {}
        }
    }

    private static CodeableConcept medication(PrescribedMedication medication) {
        var concept = new CodeableConcept()
                .setText(medication.name())
                .addCoding(new Coding(FhirSystems.CIS, medication.cis(), medication.name()));
        if (medication.cip13() != null) {
            concept.addCoding(new Coding(FhirSystems.CIP13, medication.cip13(), null));
        }
        return concept;
    }

    private static Reference requester(Prescriber prescriber) {
        return new Reference()
                .setType("Practitioner")
                .setDisplay(prescriber.name())
                .setIdentifier(new Identifier()
                        .setSystem(FhirSystems.IDNPS)
                        .setValue(prescriber.rpps().nationalId()));
    }

    private static void dosages(MedicationRequest request, Dosage dosage) {
        if (dosage.structured() == null) {
            request.addDosageInstruction().setText(dosage.text());
            return;
        }
        var wrapped = "{\"resourceType\":\"MedicationRequest\",\"dosageInstruction\":" + dosage.structured() + "}";
        FHIR.newJsonParser()
                .parseResource(MedicationRequest.class, wrapped)
                .getDosageInstruction()
                .forEach(request::addDosageInstruction);
        if (!request.getDosageInstructionFirstRep().hasText()) {
            request.getDosageInstructionFirstRep().setText(dosage.text());
        }
    }

    private void extend(MedicationRequest request, PrescriptionView prescription, Line line) {
        request.addExtension(addresses.extension("prescription-code"), new StringType(prescription.code()));
        request.addExtension(
                addresses.extension("prescription-valid-until"),
                new DateType(prescription.validUntil().toString()));
        request.addExtension(addresses.extension("prescription-remaining"), quantity(line.remaining()));
        if (prescription.lease() != null) {
            request.addExtension(
                    leaseExtension(), leaseUntil(prescription.lease().until()));
        }
    }

    private static Instant changedAt(PrescriptionView prescription, Line line) {
        return switch (line.state()) {
            case LineState.ToDispense() -> prescription.issuedAt();
            case LineState.PartlyDispensed(var at) -> at;
            case LineState.Dispensed(var at) -> at;
            case LineState.Refused it -> it.at();
            case LineState.Cancelled it -> it.at();
        };
    }
}
