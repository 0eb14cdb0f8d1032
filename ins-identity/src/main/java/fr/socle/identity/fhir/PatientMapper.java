package fr.socle.identity.fhir;

import fr.socle.identity.Identity;
import fr.socle.identity.Identity.Address;
import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import fr.socle.identity.local.StrictTraits;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/// An identity as FR Core writes it. The profile with INS is claimed by qualified identities only.
final class PatientMapper {

    private PatientMapper() {}

    static Patient toFhir(Identity identity) {
        var traits = identity.traits();
        var patient = new Patient();
        patient.setId(identity.id().toString());
        patient.getMeta().addProfile(identity.isQualified() ? FrCore.PATIENT_INS : FrCore.PATIENT);
        patient.addExtension(reliability(identity));
        if (!traits.birthPlace().equals(StrictTraits.UNKNOWN_PLACE)) {
            patient.addExtension(birthPlace(traits));
        }
        if (identity.ins() != null) {
            patient.addIdentifier(identifier(identity.ins()));
        }
        patient.setActive(true);
        patient.addName(officialName(traits));
        if (identity.usedName() != null || identity.usedGivenName() != null) {
            patient.addName(usualName(identity));
        }
        patient.setGender(traits.sex() == Sex.F ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
        patient.setBirthDateElement(new DateType(traits.birthDate().toString()));
        patient.setDeceased(
                identity.deathDate() == null
                        ? new BooleanType(false)
                        : new DateTimeType(identity.deathDate().toString()));
        if (identity.birthRank() != null) {
            patient.setMultipleBirth(new IntegerType(identity.birthRank()));
        }
        addContact(patient, identity.contact());
        return patient;
    }

    private static Extension reliability(Identity identity) {
        var reliability = new Extension(FrCore.RELIABILITY);
        reliability.addExtension(
                "identityStatus",
                new Coding().setSystem(FrCore.STATUS).setCode(identity.status().name()));
        return reliability;
    }

    private static Extension birthPlace(Traits traits) {
        var place = new org.hl7.fhir.r4.model.Address();
        place.addExtension(
                FrCore.INSEE_CODE,
                new Coding()
                        .setSystem(traits.bornAbroad() ? FrCore.COUNTRIES : FrCore.COMMUNES)
                        .setCode(traits.birthPlace()));
        return new Extension(FrCore.BIRTH_PLACE, place);
    }

    private static Identifier identifier(Ins ins) {
        var type = new Coding()
                .setSystem(FrCore.IDENTIFIER_TYPE)
                .setCode(ins.authority().typeCode());
        return new Identifier()
                .setUse(IdentifierUse.OFFICIAL)
                .setType(new CodeableConcept(type))
                .setSystem(ins.authority().system())
                .setValue(ins.matricule());
    }

    private static HumanName officialName(Traits traits) {
        var name = new HumanName()
                .setUse(NameUse.OFFICIAL)
                .setFamily(traits.birthName())
                .addGiven(traits.firstGivenName());
        name.addExtension(FrCore.GIVEN_NAMES, new StringType(String.join(" ", traits.givenNames())));
        return name;
    }

    private static HumanName usualName(Identity identity) {
        var name = new HumanName().setUse(NameUse.USUAL);
        if (identity.usedName() != null) {
            name.setFamily(identity.usedName());
        }
        if (identity.usedGivenName() != null) {
            name.addGiven(identity.usedGivenName());
        }
        return name;
    }

    private static void addContact(Patient patient, Identity.Contact contact) {
        if (contact.phone() != null) {
            patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(contact.phone());
        }
        if (contact.email() != null) {
            patient.addTelecom().setSystem(ContactPointSystem.EMAIL).setValue(contact.email());
        }
        if (contact.address() != null) {
            patient.setAddress(List.of(home(contact.address())));
        }
    }

    private static org.hl7.fhir.r4.model.Address home(Address address) {
        return new org.hl7.fhir.r4.model.Address()
                .setUse(org.hl7.fhir.r4.model.Address.AddressUse.HOME)
                .addLine(address.line())
                .setPostalCode(address.postalCode())
                .setCity(address.city());
    }
}
