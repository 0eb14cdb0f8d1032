package fr.socle.prescription.fhir;

import fr.socle.prescription.LineId;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.Quantity;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/// Reads what callers put in references, quantities and the parameters of operations. A value that cannot be read is
/// the caller's.
final class Inputs {

    private Inputs() {}

    static LineId line(Reference reference) {
        return line(reference.getReferenceElement().getIdPart());
    }

    static LineId line(@Nullable String id) {
        if (id == null) {
            throw new PrescriptionRefusal.Incomplete("the line, as MedicationRequest/{id}").asException();
        }
        try {
            return new LineId(UUID.fromString(id.substring(id.lastIndexOf('/') + 1)));
        } catch (IllegalArgumentException _) {
            throw new PrescriptionRefusal.UnknownLine().asException();
        }
    }

    static Quantity quantity(org.hl7.fhir.r4.model.Quantity quantity) {
        if (quantity.getValue() == null) {
            throw new PrescriptionRefusal.WrongQuantity().asException();
        }
        try {
            return Quantity.of(
                    quantity.getValue(), quantity.getUnit() == null ? quantity.getCode() : quantity.getUnit());
        } catch (IllegalArgumentException _) {
            throw new PrescriptionRefusal.WrongQuantity().asException();
        }
    }

    /// The text of a parameter, whether it came as a string, a code, an identifier, a reference or a concept.
    static @Nullable String text(Parameters parameters, String name) {
        return parameters.getParameter().stream()
                .filter(it -> name.equals(it.getName()))
                .findFirst()
                .map(Inputs::text)
                .orElse(null);
    }

    static String requiredText(Parameters parameters, String name) {
        var text = text(parameters, name);
        if (text == null || text.isBlank()) {
            throw new PrescriptionRefusal.Incomplete("the parameter " + name).asException();
        }
        return text;
    }

    private static @Nullable String text(ParametersParameterComponent parameter) {
        return switch (parameter.getValue()) {
            case PrimitiveType<?> it -> it.asStringValue();
            case Identifier it -> it.getValue();
            case Reference it -> it.getReference();
            case CodeableConcept it ->
                it.hasText() ? it.getText() : it.getCodingFirstRep().getDisplay();
            case null, default -> null;
        };
    }
}
