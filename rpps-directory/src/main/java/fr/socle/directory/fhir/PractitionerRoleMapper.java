package fr.socle.directory.fhir;

import fr.socle.directory.Practice;
import fr.socle.directory.Profession;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.fhir.FhirSystems;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/// A practice situation (as-dp-practitionerrole), with the profession and the speciality beside it: asking for them
/// in a second call helps nobody.
final class PractitionerRoleMapper {

    private PractitionerRoleMapper() {}

    static PractitionerRole toFhir(Practice it) {
        var out = new PractitionerRole();
        out.setId(it.situation().id());
        out.setLanguage("fr");
        out.addIdentifier(new Identifier()
                .setSystem(FhirSystems.RPPS)
                .setValue(it.situation().id()));
        out.setActive(it.active());
        out.setPractitioner(new Reference("Practitioner/" + it.practitioner()));
        out.setOrganization(structure(it.situation()));
        out.addCode(Systems.concept(it.profession().system(), it.profession().code()));
        if (it.profession() != Profession.SECRETARY) {
            out.addCode(Systems.concept(Systems.ACTIVITY_KIND, "GENR01"));
        }
        out.addCode(Systems.concept(Systems.MODE, it.mode()));
        if (it.knowHow() != null) {
            out.addSpecialty(Systems.concept(Systems.SPECIALITY, it.knowHow()));
        }
        if (it.active() && it.phone() != null) {
            out.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(it.phone());
        }
        return out;
    }

    /// Structures without a FINESS number are named, not linked: the directory has no card of its own for them.
    private static Reference structure(PracticeSituation situation) {
        var reference = new Reference().setDisplay(situation.structureName());
        var finess = situation.finess();
        if (finess != null) {
            return reference
                    .setReference("Organization/" + finess)
                    .setIdentifier(Systems.identifier("IDNST", Systems.IDNST, "1" + finess));
        }
        var number = situation.structureId().substring(1);
        return reference.setIdentifier(
                switch (situation.structureId().charAt(0)) {
                    case 'C' -> Systems.identifier("IDNST", Systems.IDNST, "3" + number);
                    default -> Systems.identifier("IDNST", Systems.IDNST, "4" + number);
                });
    }
}
