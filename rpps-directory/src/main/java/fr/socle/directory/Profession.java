package fr.socle.directory;

import java.util.Arrays;
import java.util.Optional;

/// What somebody is registered as. Health professions carry their code of TRE_G15; people who work beside them
/// without such a profession carry the code the national nomenclature has for their kind of work.
public enum Profession {
    PHYSICIAN("10"),
    PHARMACIST("21"),
    AUDIOPROSTHETIST("26"),
    OPTICIAN("28"),
    DENTAL_ASSISTANT("31"),
    DENTIST("40"),
    MIDWIFE("50"),
    NURSE("60"),
    PHYSIOTHERAPIST("70"),
    PODIATRIST("80"),
    SPEECH_THERAPIST("91"),
    ORTHOPTIST("92"),
    PSYCHOLOGIST("93"),
    OCCUPATIONAL_THERAPIST("94"),
    DIETITIAN("95"),
    PSYCHOMOTOR_THERAPIST("96"),
    RADIOGRAPHER("98"),
    /// No health profession: `SECRETARIAT_MEDICAL` of TRE_A00, the code documents written by a secretary carry.
    SECRETARY("SECRETARIAT_MEDICAL"),
    /// Registered under a code this list does not hold: the register's own code stays in the FHIR view.
    OTHER("");

    private static final String TRE_G15 =
            "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
    private static final String TRE_A00 =
            "https://mos.esante.gouv.fr/NOS/TRE_A00-ProducteurDocNonPS/FHIR/TRE-A00-ProducteurDocNonPS";

    private final String code;

    Profession(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /// The code system [#code] belongs to.
    public String system() {
        return this == SECRETARY ? TRE_A00 : TRE_G15;
    }

    public static Optional<Profession> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
