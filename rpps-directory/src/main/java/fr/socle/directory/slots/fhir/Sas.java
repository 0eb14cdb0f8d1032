package fr.socle.directory.slots.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.socle.directory.slots.ExternalId;
import fr.socle.kernel.fhir.FhirSystems;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/// Systems and habits of the guide of the SAS.
final class Sas {

    static final String IDNST = "urn:oid:1.2.250.1.71.4.2.2";
    static final String AUDIENCE = "https://mos.esante.gouv.fr/NOS/TRE_R314-TypeCreneau/FHIR/TRE-R314-TypeCreneau";
    static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    static final String APPOINTMENT_REASON = "http://terminology.hl7.org/CodeSystem/v2-0276";
    static final String SPECIALITY =
            "https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale";
    static final String CATEGORY =
            "https://mos.esante.gouv.fr/NOS/TRE_R66-CategorieEtablissement/FHIR/TRE-R66-CategorieEtablissement";
    static final String SERVICE_REFERENCE = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Slot.serviceType";
    static final String OPERATOR = "http://interopsante.org/fhir/StructureDefinition/FrAppointmentOperator";
    /// The profiles of CPTS ask for this one, the others for the older one.
    static final String FR_CORE_IDENTIFIER_TYPE = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";

    static final String IDENTIFIER_TYPE = "http://interopsante.org/fhir/CodeSystem/fr-v2-0203";
    static final String LOCATION_IDENTIFIER_TYPE =
            "http://interopsante.org/fhir/CodeSystem/fr-location-identifier-type";
    /// The category of establishments of CPTS.
    static final String CPTS = "604";
    /// Ids of the services of CPTS begin so, and end with the FINESS number.
    static final String CPTS_SERVICE = "cpts-";

    private static final String PROFILES = "http://sas.fr/fhir/StructureDefinition/";
    private static final String GUIDE = "https://interop.esante.gouv.fr/ig/fhir/sas/StructureDefinition/";
    private static final TimeZone PARIS = TimeZone.getTimeZone("Europe/Paris");

    private Sas() {}

    static <R extends Resource> R claiming(R resource, String profile) {
        resource.getMeta()
                .addProfile((profile.startsWith("sas-") || profile.equals("FrPractitionerRegul") ? GUIDE : PROFILES)
                        + profile);
        return resource;
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    static Identifier professional(String rpps) {
        return new Identifier()
                .setType(concept(IDENTIFIER_TYPE, "IDNPS"))
                .setSystem(FhirSystems.IDNPS)
                .setValue("8" + rpps);
    }

    static Identifier structure(String nationalId) {
        return new Identifier()
                .setType(concept(IDENTIFIER_TYPE, "IDNST"))
                .setSystem(IDNST)
                .setValue(nationalId);
    }

    static @Nullable Identifier identifier(@Nullable ExternalId it) {
        return it == null ? null : new Identifier().setSystem(it.system()).setValue(it.value());
    }

    /// With milliseconds and the offset of Paris, as the guide writes it.
    static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, PARIS);
    }

    /// A French number with its country code.
    static String phone(String number) {
        var digits = number.replaceAll("[^0-9+]", "");
        return digits.startsWith("0") && digits.length() == 10 ? "+33" + digits.substring(1) : digits;
    }

    /// Nothing for what is no id of ours.
    static Stream<UUID> id(String text) {
        try {
            return Stream.of(UUID.fromString(text));
        } catch (IllegalArgumentException foreign) {
            return Stream.empty();
        }
    }

    /// Bare RPPS number of an IDNPS or RPPS identifier; null for anything else.
    static @Nullable String rpps(@Nullable String system, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var trimmed = value.strip();
        var bare = trimmed.length() == 12 && trimmed.startsWith("8") ? trimmed.substring(1) : trimmed;
        var known = system == null
                || system.isEmpty()
                || system.equals(FhirSystems.IDNPS)
                || system.equals(FhirSystems.RPPS);
        return known && bare.matches("\\d{11}") ? bare : null;
    }
}
