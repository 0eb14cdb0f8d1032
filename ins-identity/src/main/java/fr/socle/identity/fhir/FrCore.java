package fr.socle.identity.fhir;

/// Names of FR Core, second generation (2026) for the reliability of identities ([Generation] has the others):
/// <https://hl7.fr/ig/fhir/core/>.
final class FrCore {

    private static final String CORE = "https://hl7.fr/ig/fhir/core/";
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    static final String PATIENT = CORE + "StructureDefinition/fr-core-patient";
    static final String PATIENT_INS = CORE + "StructureDefinition/fr-core-patient-ins";
    static final String RELIABILITY = CORE + "StructureDefinition/fr-core-identity-reliability";
    static final String STATUS = CORE + "CodeSystem/fr-core-cs-identity-status";
    static final String COMMENT = CORE + "CodeSystem/fr-core-cs-identity-status-comment";
    static final String TABLE_0445 = CORE + "CodeSystem/fr-core-cs-v2-0445";
    static final String METHOD = CORE + "CodeSystem/fr-core-cs-method-collection";
    static final String METHOD_SINCE_3 = CORE + "CodeSystem/fr-core-cs-identity-method-collection";
    static final String DATE_COMPLETED = CORE + "StructureDefinition/fr-core-patient-birthdate-update-indicator";
    static final String PROOFS = CORE + "CodeSystem/fr-core-cs-mode-validation-identity";
    static final String TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    static final String IDENTIFIER_TYPE = CORE + "CodeSystem/fr-core-cs-v2-0203";
    static final String GIVEN_NAMES = CORE + "StructureDefinition/fr-core-patient-birth-list-given-name";
    static final String INSEE_CODE = CORE + "StructureDefinition/fr-core-address-insee-code";
    static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    static final String MATCH_GRADE = "http://hl7.org/fhir/StructureDefinition/match-grade";
    static final String COMMUNES = NOS + "TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM";
    static final String COUNTRIES = NOS + "TRE_R20-Pays/FHIR/TRE-R20-Pays";

    /// Ours: a proof that FR Core has no code for, or that its profile with INS does not list.
    static final String OTHER_PROOF = "urn:socle:pam-fr:zfd-7";
    /// Ours: why a person was found, or how two identities compare, trait by trait.
    static final String EXPLANATION = "urn:socle-sante:identity-explanation";
    /// Ours: the number is kept as the register holds it, its key does not hold.
    static final String WRONG_KEY = "urn:socle-sante:key-does-not-hold";
    /// Ours: the birth place is kept as the register holds it, no list of communes has it.
    static final String PLACE_NOT_LISTED = "urn:socle-sante:place-not-listed";
    /// Ours: a date of the register that is no day of the calendar.
    static final String AS_REGISTERED = "urn:socle-sante:as-registered";

    private FrCore() {}
}
