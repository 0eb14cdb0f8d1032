package fr.socle.directory.fhir;

import java.util.Map;

/// Identifier and code systems of the national directory
/// (<https://interop.esante.gouv.fr/ig/fhir/annuaire>, value sets of the NOS), and the short names rows keep them by.
final class Systems {

    /// National identifier of a structure (Struct_IdNat): a digit for the register, then the number there.
    static final String IDNST = "urn:oid:1.2.250.1.71.4.2.2";
    /// SIREN and SIRET numbers, told apart by the type.
    static final String SIRENE = "https://sirene.fr";
    static final String RPPS_RANK = "https://rppsrang.esante.gouv.fr";
    static final String ARHGOS = "https://arhgos.ars.sante.fr";
    static final String IDENTIFIER_TYPE = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
    static final String ORGANIZATION_TYPE = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-3307";

    static final String PROFESSION = nos("G15", "ProfessionSante");
    static final String OTHER_PROFESSION = nos("A00", "ProducteurDocNonPS");
    static final String PROFESSION_CATEGORY = nos("R09", "CategorieProfessionnelle");
    static final String KNOW_HOW_TYPE = nos("R04", "TypeSavoirFaire");
    static final String SPECIALITY = nos("R38", "SpecialiteOrdinale");
    static final String DEGREE = nos("R48", "DiplomeEtatFrancais");
    static final String DEGREE_TYPE = nos("R14", "TypeDiplome");
    static final String ACTIVITY_KIND = nos("R22", "GenreActivite");
    static final String MODE = nos("R23", "ModeExercice");
    static final String FUNCTION = nos("R21", "Fonction");
    static final String PHARMACY_SECTION = nos("G05", "SousSectionTableauPharmacien");
    static final String SECTOR = nos("R02", "SecteurActivite");
    static final String AUTHORITY = nos("R60", "AutoriteEnregistrement");
    static final String COMMUNE = nos("R13", "Commune");
    static final String CATEGORY = nos("R66", "CategorieEtablissement");
    static final String NEW_CATEGORY =
            "https://mos.esante.gouv.fr/NOS/tre_r397-categorie-entite-geographique-exercice/FHIR/tre-r397-categorie-entite-geographique-exercice";
    static final String LEGAL_STATUS = nos("R72", "FinessStatutJuridique");
    static final String PUBLIC_SERVICE = nos("R73", "ESPIC");
    static final String MAIL_KIND = nos("R256", "TypeMessagerie");
    static final String MAILBOX_KIND = nos("R257", "TypeBAL");

    static final String FR_CORE = "https://hl7.fr/ig/fhir/core/StructureDefinition/";
    static final String ANNUAIRE = "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/";
    static final String NATIONAL_SOURCE = "https://annuaire.esante.gouv.fr";
    static final String INSEE_EXTENSION = FR_CORE + "fr-core-address-insee-code";
    static final String ORGANIZATION_TYPES = ANNUAIRE + "as-ext-organization-types";

    /// The other systems know-how is coded in, by its type.
    private static final String OTHER_KNOW_HOW = nos("G13", "AutreSavoirFaire");
    private static final Map<String, String> KNOW_HOW = Map.of(
            "S", SPECIALITY,
            "C", nos("R39", "Competence"),
            "CEX", nos("R40", "CompetenceExclusive"),
            "CAPA", nos("G13", "AutreSavoirFaire"),
            "DEC", nos("R42", "DESCGroupeI"),
            "DSM", nos("R43", "Capacite"),
            "PAC", nos("R44", "QualificationPAC"));

    private Systems() {}

    static String knowHow(String type) {
        return KNOW_HOW.getOrDefault(type, OTHER_KNOW_HOW);
    }

    private static String nos(String number, String name) {
        return "https://mos.esante.gouv.fr/NOS/TRE_%1$s-%2$s/FHIR/TRE-%1$s-%2$s".formatted(number, name);
    }
}
