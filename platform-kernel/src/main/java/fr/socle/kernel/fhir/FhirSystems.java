package fr.socle.kernel.fhir;

/// Identifier and code systems that several modules write or read.
public final class FhirSystems {

    /// National identifier of a professional (PS_IdNat: `8` + RPPS), FR Core IDNPS.
    public static final String IDNPS = "urn:oid:1.2.250.1.71.4.2.1";
    /// Bare RPPS number, as the national directory codes it.
    public static final String RPPS = "https://rpps.esante.gouv.fr";
    /// FINESS number of a site.
    public static final String FINESS = "https://finess.esante.gouv.fr";
    /// Number of a prescription (facts of the ordonnance numérique).
    public static final String PRESCRIPTION_NUMBER = "urn:oid:1.2.250.1.215.500.1.1";
    /// A product of the BDPM (CIS).
    public static final String CIS = "http://data.esante.gouv.fr/ansm/medicament/SpecialitePharmaceutique";
    /// A pack of the BDPM (CIP13).
    public static final String CIP13 = "http://data.esante.gouv.fr/ansm/medicament/Presentation";
    /// Professions, TRE_G15.
    public static final String PROFESSION =
            "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";

    private FhirSystems() {}
}
