package fr.socle.identity.fhir;

import fr.socle.identity.CertifiedPerson;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/// What INSi answers, as FR Core writes it. Says nothing of reliability: that is for whoever checks a proof.
final class CertifiedMapper {

    private CertifiedMapper() {}

    static Patient toFhir(CertifiedPerson person) {
        var patient = new Patient();
        patient.setId(person.id().toString());
        patient.getMeta().addProfile(FrCore.PATIENT_INS);
        if (person.birthPlace() != null) {
            patient.addExtension(birthPlace(person.birthPlace()));
        }
        patient.addIdentifier(identifier(person.ins(), IdentifierUse.OFFICIAL));
        person.formerNumbers().stream()
                .filter(it -> !it.ins().equals(person.ins()))
                .forEach(it -> patient.addIdentifier(identifier(it.ins(), IdentifierUse.OLD)));
        patient.setActive(true);
        patient.addName()
                .setUse(NameUse.OFFICIAL)
                .setFamily(person.birthName())
                .addGiven(firstGivenName(person))
                .addExtension(FrCore.GIVEN_NAMES, new StringType(person.givenNames()));
        patient.setGender(person.sex() == Sex.F ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.setBirthDateElement(birthDate(person.birthDate()));
        if (person.deathDate() != null) {
            patient.setDeceased(new DateTimeType(person.deathDate().toString()));
        }
        return patient;
    }

    /// The register often knows the list alone: its first word then, for the caller to correct.
    private static String firstGivenName(CertifiedPerson person) {
        return person.firstGivenName() == null ? person.givenNames().split(" ", 2)[0] : person.firstGivenName();
    }

    private static DateType birthDate(String text) {
        try {
            return new DateType(LocalDate.parse(text).toString());
        } catch (DateTimeException ofAnotherCalendar) {
            var date = new DateType();
            date.addExtension(FrCore.AS_REGISTERED, new StringType(text));
            return date;
        }
    }

    private static Identifier identifier(Ins ins, IdentifierUse use) {
        var type = new Coding()
                .setSystem(FrCore.IDENTIFIER_TYPE)
                .setCode(ins.authority().typeCode());
        var identifier = new Identifier()
                .setUse(use)
                .setType(new CodeableConcept(type))
                .setSystem(ins.authority().system())
                .setValue(ins.matricule());
        if (!ins.keyHolds()) {
            identifier.addExtension(FrCore.WRONG_KEY, new BooleanType(true));
        }
        return identifier;
    }

    private static Extension birthPlace(String code) {
        var place = new Address();
        place.addExtension(
                FrCore.INSEE_CODE,
                new Coding()
                        .setSystem(code.startsWith("99") ? FrCore.COUNTRIES : FrCore.COMMUNES)
                        .setCode(code));
        return new Extension(FrCore.BIRTH_PLACE, place);
    }
}
