package fr.socle.directory.offer.fhir;

import fr.socle.directory.offer.Authorised;
import fr.socle.directory.offer.Authorised.Kind;
import fr.socle.directory.offer.Offer;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/// What FINESS+ authorises, in the national profiles of care activities and of social equipment. Of what has ended only
/// the number is told.
final class AuthorisedMapper {

    private static final String PROFILES = "https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/";
    private static final String VERSION = "|1.2.0-snapshot-2";
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";
    private static final String ACTIVITY =
            NOS + "TRE_R274-ActiviteSanitaireRegulee/FHIR/TRE-R274-ActiviteSanitaireRegulee";
    private static final String MODALITY = NOS + "TRE_R275-ModaliteActivite/FHIR/TRE-R275-ModaliteActivite";
    private static final String FORM = NOS + "TRE_R276-FormeActivite/FHIR/TRE-R276-FormeActivite";
    private static final String DISCIPLINE =
            "https://smt.esante.gouv.fr/fhir/CodeSystem/tre-r401-activite-sociale-regulee";
    private static final String WORKING = NOS + "TRE_R209-TypeActivite/FHIR/TRE-R209-TypeActivite";
    private static final String CLIENTS = NOS + "TRE_R279-Clientele/FHIR/TRE-R279-Clientele";

    private AuthorisedMapper() {}

    static HealthcareService toFhir(Offer offer, Authorised it) {
        var out = new HealthcareService();
        out.setId("HealthcareService/" + offer.id() + "/_history/" + it.version());
        out.setLanguage("fr");
        var healthcare = it.kind() == Kind.HEALTHCARE;
        out.getMeta()
                .setLastUpdated(Date.from(offer.updatedAt()))
                .setSource("https://annuaire.esante.gouv.fr")
                .addProfile(PROFILES + "as-dp-healthcareservice-"
                        + (healthcare ? "healthcare-activity" : "social-equipment") + VERSION);
        out.getMeta().addExtension(trace(offer));
        out.setActive(it.active());
        if (healthcare) {
            out.addIdentifier().setSystem("https://arhgos.ars.sante.fr").setValue(it.number());
        }
        if (it.active()) {
            out.setProvidedBy(new Reference("Organization/" + offer.finess()));
            authorisation(out, it);
            if (healthcare) {
                activity(out, it);
            } else {
                equipment(out, it);
            }
        }
        return out;
    }

    private static void activity(HealthcareService out, Authorised it) {
        concept(MODALITY, it.category()).forEach(out::addCategory);
        concept(ACTIVITY, it.type()).forEach(out::addType);
        it.characteristics().forEach(code -> out.addCharacteristic(Ror.concept(FORM, code)));
    }

    private static void equipment(HealthcareService out, Authorised it) {
        concept(DISCIPLINE, it.type()).forEach(out::addType);
        it.characteristics().forEach(code -> out.addCharacteristic(Ror.concept(WORKING, code)));
        it.publics().forEach(code -> out.addEligibility().setCode(Ror.concept(CLIENTS, code)));
        if (it.ageLow() != null || it.ageHigh() != null) {
            out.addExtension(new Extension(PROFILES + "as-ext-patient-type"))
                    .getExtensionByUrl(PROFILES + "as-ext-patient-type")
                    .addExtension(
                            "authorizedAgeRange",
                            new Range().setLow(years(it.ageLow())).setHigh(years(it.ageHigh())));
        }
        if (!it.capacities().isEmpty()) {
            var capacity = new Extension(PROFILES + "as-ext-supported-capacity");
            it.capacities().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(one -> capacity.addExtension(one.getKey(), new IntegerType(one.getValue())));
            out.addExtension(capacity);
        }
    }

    private static void authorisation(HealthcareService out, Authorised it) {
        if (it.startsOn() != null || it.endsOn() != null) {
            var extension = new Extension(PROFILES + "as-ext-authorization");
            extension.addExtension(
                    "periodAuthorization",
                    new Period().setStartElement(day(it.startsOn())).setEndElement(day(it.endsOn())));
            out.addExtension(extension);
        }
    }

    private static Extension trace(Offer offer) {
        var trace = new Extension(PROFILES + "as-ext-data-trace");
        trace.addExtension("systeme-information", new CodeType("FINESS"));
        trace.addExtension(
                "date-maj-ae",
                new DateType(
                        offer.updatedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString()));
        return trace;
    }

    private static @Nullable DateTimeType day(@Nullable LocalDate day) {
        return day == null ? null : new DateTimeType(day.toString());
    }

    private static @Nullable Quantity years(@Nullable Integer years) {
        return years == null
                ? null
                : new Quantity(years)
                        .setUnit("a")
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("a");
    }

    private static List<CodeableConcept> concept(String system, @Nullable String code) {
        return code == null ? List.of() : List.of(Ror.concept(system, code));
    }
}
