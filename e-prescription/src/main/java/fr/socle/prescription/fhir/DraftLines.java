package fr.socle.prescription.fhir;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.prescription.CallersIdentifier;
import fr.socle.prescription.Dosage;
import fr.socle.prescription.DraftLine;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.Quantity;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.jspecify.annotations.Nullable;

/// What a prescriber's software sends, as a line to be written.
final class DraftLines {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private DraftLines() {}

    static DraftLine of(MedicationRequest request) {
        if (request.getStatus() != MedicationRequestStatus.ACTIVE
                || request.getIntent() != MedicationRequestIntent.ORDER) {
            throw new PrescriptionRefusal.Incomplete("status 'active' and intent 'order'").asException();
        }
        var cis = code(request, FhirSystems.CIS);
        var cip13 = code(request, FhirSystems.CIP13);
        if (cis == null && cip13 == null) {
            throw new PrescriptionRefusal.Incomplete(
                            "medicationCodeableConcept with a CIS (" + FhirSystems.CIS + ") or a CIP13")
                    .asException();
        }
        var quantity = request.getDispenseRequest().hasQuantity()
                ? Inputs.quantity(request.getDispenseRequest().getQuantity())
                : Quantity.packs(1);
        return new DraftLine(cis, cip13, quantity, dosage(request), callers(request.getIdentifierFirstRep()));
    }

    static @Nullable CallersIdentifier group(MedicationRequest request) {
        return callers(request.getGroupIdentifier());
    }

    private static @Nullable CallersIdentifier callers(Identifier identifier) {
        return identifier.hasValue()
                ? new CallersIdentifier(
                        identifier.getSystem() == null ? "" : identifier.getSystem(), identifier.getValue())
                : null;
    }

    private static @Nullable String code(MedicationRequest request, String system) {
        if (!request.hasMedicationCodeableConcept()) {
            return null;
        }
        return request.getMedicationCodeableConcept().getCoding().stream()
                .filter(it -> system.equals(it.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }

    /// The readable sentence is the text of each dosage, or what the software rendered of it.
    private static Dosage dosage(MedicationRequest request) {
        var text = request.getDosageInstruction().stream()
                .map(it -> it.hasText() ? it.getText() : it.getPatientInstruction())
                .filter(it -> it != null && !it.isBlank())
                .collect(Collectors.joining(" ; "));
        if (text.isBlank()) {
            text = request.getExtension().stream()
                    .filter(it -> it.getUrl() != null && it.getUrl().endsWith("renderedDosageInstruction"))
                    .map(it -> it.getValue().primitiveValue())
                    .filter(it -> it != null)
                    .findFirst()
                    .orElse("");
        }
        return new Dosage(text.strip(), structured(request));
    }

    private static @Nullable String structured(MedicationRequest request) {
        if (!request.hasDosageInstruction()) {
            return null;
        }
        var alone = new MedicationRequest();
        request.getDosageInstruction().forEach(alone::addDosageInstruction);
        var json = FHIR.newJsonParser().encodeResourceToString(alone);
        return json.substring(json.indexOf('['), json.lastIndexOf(']') + 1);
    }
}
