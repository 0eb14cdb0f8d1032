package fr.socle.identity.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.local.BirthDate;
import fr.socle.identity.local.Feed;
import fr.socle.identity.local.Ipp;
import fr.socle.identity.local.LocalIdentity.Used;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.StrictTraits;
import java.util.Arrays;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/// A Patient that a structure feeds, read in the FR Core profiles. <https://profiles.ihe.net/ITI/PIXm/ITI-104.html>
final class FeedMapper {

    private static final String INS = "urn:oid:1.2.250.1.213.1.4.";
    private static final String INS_C = "urn:oid:1.2.250.1.213.1.4.2";

    private FeedMapper() {}

    static Feed fromFhir(Patient patient, Ipp ipp) {
        var ins = ins(patient);
        var reliability = Reliability.of(patient, ins != null);
        if (ins == null
                && reliability.status() == IdentityStatus.QUAL
                && patient.getIdentifier().stream().anyMatch(FeedMapper::isBillingNumber)) {
            throw LocalRefusal.BILLING_NUMBER.asException();
        }
        return new Feed(
                ipp,
                traits(patient),
                reliability.status(),
                reliability.attributes(),
                ins,
                reliability.proof(),
                used(patient),
                reliability.acquisition());
    }

    /// The billing NIR has the system of the INS-NIR: only its type tells them apart.
    private static boolean isBillingNumber(Identifier identifier) {
        return identifier.getType().hasCoding(FrCore.TYPES, "NH");
    }

    private static @Nullable Ins ins(Patient patient) {
        var given = patient.getIdentifier().stream()
                .filter(it -> it.hasValue() && it.hasSystem() && it.getSystem().startsWith(INS))
                .filter(it -> !it.getSystem().equals(INS_C) && it.getUse() != IdentifierUse.OLD)
                .filter(it -> !isBillingNumber(it))
                .map(it -> Ins.of(it.getSystem(), it.getValue()))
                .distinct()
                .toList();
        // while a NIA becomes a NIR both may be there, and the NIR counts
        var nir =
                given.stream().filter(it -> it.authority() != Ins.Authority.NIA).toList();
        var counted = nir.isEmpty() ? given : nir;
        if (counted.size() > 1) {
            throw LocalRefusal.PROHIBITED_COUPLING.asException();
        }
        return counted.isEmpty() ? null : counted.getFirst();
    }

    private static StrictTraits traits(Patient patient) {
        var name = name(patient, NameUse.OFFICIAL);
        if (name == null) {
            throw LocalRefusal.MISSING_TRAIT.asException();
        }
        var first = name.getGiven().stream()
                .map(StringType::getValue)
                .filter(it -> it != null && !it.isBlank())
                .toList();
        var list = name.hasExtension(FrCore.GIVEN_NAMES)
                ? Arrays.asList(
                        name.getExtensionString(FrCore.GIVEN_NAMES).strip().split("\\s+"))
                : first;
        return new StrictTraits(
                name.getFamily(),
                list,
                first.isEmpty() ? null : first.getFirst(),
                birthDate(patient),
                sex(patient.getGender()),
                birthPlace(patient));
    }

    private static @Nullable HumanName name(Patient patient, NameUse use) {
        return patient.getName().stream()
                .filter(it -> it.getUse() == use)
                .findFirst()
                .orElse(use == NameUse.OFFICIAL && patient.getName().size() == 1 ? patient.getNameFirstRep() : null);
    }

    private static @Nullable BirthDate birthDate(Patient patient) {
        var date = patient.getBirthDateElement();
        if (date.isEmpty() || date.getValue() == null) {
            return null;
        }
        var year = date.getYear();
        var read =
                switch (date.getPrecision()) {
                    case TemporalPrecisionEnum.YEAR -> BirthDate.of(null, null, year);
                    case TemporalPrecisionEnum.MONTH -> BirthDate.of(null, date.getMonth() + 1, year);
                    default -> BirthDate.of(date.getDay(), date.getMonth() + 1, year);
                };
        var said = patient.getExtensionByUrl(FrCore.DATE_COMPLETED) instanceof Extension extension
                && extension.getValue() instanceof BooleanType completed
                && completed.booleanValue();
        return new BirthDate(read.date(), read.completed() || said);
    }

    private static @Nullable Sex sex(@Nullable AdministrativeGender gender) {
        return switch (gender) {
            case FEMALE -> Sex.F;
            case MALE -> Sex.M;
            case null, default -> null;
        };
    }

    private static @Nullable String birthPlace(Patient patient) {
        return patient.getExtensionByUrl(FrCore.BIRTH_PLACE) instanceof Extension extension
                        && extension.getValue() instanceof Address place
                        && place.getExtensionByUrl(FrCore.INSEE_CODE) instanceof Extension code
                        && code.getValue() instanceof Coding coding
                ? coding.getCode()
                : null;
    }

    private static Used used(Patient patient) {
        var usual = name(patient, NameUse.USUAL);
        var rank = patient.getMultipleBirth() instanceof IntegerType it ? it.getValue() : null;
        return usual == null
                ? new Used(null, null, rank)
                : new Used(
                        usual.getFamily(),
                        !usual.hasGiven()
                                ? null
                                : usual.getGivenAsSingleString().strip(),
                        rank);
    }
}
