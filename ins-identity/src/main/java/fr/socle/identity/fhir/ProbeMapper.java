package fr.socle.identity.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.socle.identity.BirthPeriod;
import fr.socle.identity.Probe;
import fr.socle.identity.Sex;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/// The Patient of a match request, read for what it says of the person looked for. Identifiers of other domains than
/// the INS say nothing here.
final class ProbeMapper {

    private ProbeMapper() {}

    static Probe fromFhir(Patient patient) {
        var name = officialName(patient);
        return new Probe(
                InsIdentifiers.ofToday(patient).orElse(null),
                name == null ? null : name.getFamily(),
                name == null ? List.of() : givenNames(name),
                born(patient.getBirthDateElement()),
                sex(patient.getGender()),
                birthPlace(patient));
    }

    static @Nullable HumanName officialName(Patient patient) {
        return patient.getName().stream()
                .filter(it -> it.getUse() == NameUse.OFFICIAL)
                .findFirst()
                .orElse(patient.hasName() ? patient.getNameFirstRep() : null);
    }

    private static List<String> givenNames(HumanName name) {
        var given = name.getGiven().stream()
                .map(StringType::getValue)
                .filter(it -> it != null && !it.isBlank())
                .toList();
        if (given.isEmpty() && name.hasExtension(FrCore.GIVEN_NAMES)) {
            return Arrays.asList(
                    name.getExtensionString(FrCore.GIVEN_NAMES).strip().split("\\s+"));
        }
        return given;
    }

    /// The whole list when it is there.
    static List<String> listedOrGiven(HumanName name) {
        return name.hasExtension(FrCore.GIVEN_NAMES)
                ? Arrays.asList(
                        name.getExtensionString(FrCore.GIVEN_NAMES).strip().split("\\s+"))
                : givenNames(name);
    }

    private static @Nullable BirthPeriod born(DateType date) {
        if (date.isEmpty() || date.getValue() == null) {
            return null;
        }
        var year = date.getYear();
        var month = date.getMonth() + 1;
        return switch (date.getPrecision()) {
            case TemporalPrecisionEnum.YEAR -> BirthPeriod.year(year);
            case TemporalPrecisionEnum.MONTH -> BirthPeriod.month(year, month);
            default -> BirthPeriod.day(LocalDate.of(year, month, date.getDay()));
        };
    }

    static @Nullable Sex sex(@Nullable AdministrativeGender gender) {
        return switch (gender) {
            case FEMALE -> Sex.F;
            case MALE -> Sex.M;
            case null, default -> null;
        };
    }

    static @Nullable String birthPlace(Patient patient) {
        return patient.getExtensionByUrl(FrCore.BIRTH_PLACE) instanceof Extension extension
                        && extension.getValue() instanceof Address place
                        && place.getExtensionByUrl(FrCore.INSEE_CODE) instanceof Extension code
                        && code.getValue() instanceof Coding coding
                ? coding.getCode()
                : null;
    }
}
