package fr.socle.directory.fhir;

import fr.socle.directory.Profession;
import fr.socle.kernel.fhir.FhirSystems;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Practitioner;

/// A professional as the national directory shapes them (as-dp-practitioner). Of somebody who no longer practises,
/// only the numbers remain.
final class PractitionerMapper {

    private PractitionerMapper() {}

    static Practitioner toFhir(fr.socle.directory.Practitioner it) {
        var out = new Practitioner();
        out.setId(it.id().toString());
        out.setLanguage("fr");
        out.addIdentifier(Systems.identifier("IDNPS", FhirSystems.IDNPS, it.nationalId()));
        out.addIdentifier(Systems.identifier("RPPS", FhirSystems.RPPS, it.rpps().value()));
        out.setActive(it.active());
        if (!it.active()) {
            return out;
        }
        out.addName(name(it));
        var profession =
                Systems.concept(it.profession().system(), it.profession().code());
        if (it.profession() != Profession.SECRETARY) {
            profession.addCoding().setSystem(Systems.PROFESSION_CATEGORY).setCode("C");
        }
        out.addQualification().setCode(profession);
        if (it.knowHow() != null) {
            var knowHow = Systems.concept(Systems.SPECIALITY, it.knowHow());
            knowHow.addCoding().setSystem(Systems.KNOW_HOW_TYPE).setCode("S");
            out.addQualification().setCode(knowHow);
        }
        return out;
    }

    private static HumanName name(fr.socle.directory.Practitioner it) {
        var name = new HumanName()
                .setUse(HumanName.NameUse.USUAL)
                .setFamily(it.familyName())
                .addGiven(it.givenName());
        return switch (it.civility()) {
            case "DR", "PR" -> name.addSuffix(it.civility());
            default -> name.addPrefix(it.civility());
        };
    }
}
