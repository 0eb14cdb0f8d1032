package fr.socle.directory.fhir;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;

/// Identifier and code systems of the national directory
/// (<https://interop.esante.gouv.fr/ig/fhir/annuaire>, value sets of the NOS).
final class Systems {

    /// National identifier of a structure (Struct_IdNat): a digit for the register, then the number there.
    static final String IDNST = "urn:oid:1.2.250.1.71.4.2.2";
    /// SIREN and SIRET numbers, told apart by the type.
    static final String SIRENE = "https://sirene.fr";

    static final String PROFESSION_CATEGORY = nos("R09", "CategorieProfessionnelle");
    static final String KNOW_HOW_TYPE = nos("R04", "TypeSavoirFaire");
    static final String SPECIALITY = nos("R38", "SpecialiteOrdinale");
    static final String ACTIVITY_KIND = nos("R22", "GenreActivite");
    static final String MODE = nos("R23", "ModeExercice");
    static final String COMMUNE = nos("R13", "Commune");
    static final String CATEGORY = nos("R66", "CategorieEtablissement");

    static final String INSEE_EXTENSION = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code";
    static final String ORGANIZATION_TYPES =
            "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-ext-organization-types";
    static final String ORGANIZATION_TYPE = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-3307";
    static final String GEOGRAPHICAL_ENTITY = "GEOGRAPHICAL-ENTITY";

    private static final String IDENTIFIER_TYPE = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    private Systems() {}

    static Identifier identifier(String type, String system, String value) {
        return new Identifier()
                .setUse(Identifier.IdentifierUse.OFFICIAL)
                .setType(concept(IDENTIFIER_TYPE, type))
                .setSystem(system)
                .setValue(value);
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    private static String nos(String number, String name) {
        return "https://mos.esante.gouv.fr/NOS/TRE_%1$s-%2$s/FHIR/TRE-%1$s-%2$s".formatted(number, name);
    }
}
