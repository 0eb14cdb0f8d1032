package fr.socle.identity.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.socle.identity.Claim;
import fr.socle.identity.InsiRefusal;
import java.util.List;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/// A patient as somebody holds it, to be verified: names as they are written there.
final class ClaimMapper {

    private ClaimMapper() {}

    static Claim fromFhir(Patient patient) {
        var name = ProbeMapper.officialName(patient);
        return new Claim(
                InsIdentifiers.asRegistered(patient)
                        .orElseThrow(() -> new InsiRefusal.MissingTrait("identifier").asException()),
                name == null ? null : name.getFamily(),
                name == null ? List.of() : ProbeMapper.listedOrGiven(name),
                birthDate(patient),
                ProbeMapper.sex(patient.getGender()),
                ProbeMapper.birthPlace(patient));
    }

    /// A date that lacks its day is compared with nothing.
    private static @Nullable String birthDate(Patient patient) {
        var date = patient.getBirthDateElement();
        return date.getValue() == null || date.getPrecision() != TemporalPrecisionEnum.DAY
                ? null
                : date.getValueAsString();
    }
}
