package fr.socle.directory.offer.fhir;

import fr.socle.directory.beds.BedRefusal;
import fr.socle.directory.beds.Closing;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import org.hl7.fhir.instance.model.api.IBaseHasExtensions;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/// Systems and extensions of the guide of the ROR.
final class Ror {

    static final String IDENTIFIER = "https://ror.esante.gouv.fr";
    static final String CAPACITY = extension("ror-location-supported-capacity");
    static final String COMMUNE = extension("ror-commune-cog");
    static final String SENSITIVE = extension("ror-healthcareservice-sensitive-unit");
    static final String PUBLIC = extension("ror-healthcareservice-patient-type");
    static final String ZONE = extension("ror-healthcareservice-intervention-zone");
    static final String SECTOR = extension("ror-healthcareservice-psychiatric-sector");
    static final String CREATED = extension("ror-meta-creation-date");
    static final String CONFIDENTIALITY = extension("ror-telecom-confidentiality-level");
    static final String CLOSING_TYPE = extension("ror-closing-type");
    static final String CLOSED_ON = extension("ror-closing-date");
    static final String REOPENS_ON = extension("ror-reopening-date");

    static final String KIND = nos("R329", "NatureCapacite");
    static final String STATUS = nos("R330", "TypeStatutCapacite");
    static final String TEMPORALITY = nos("R331", "TemporaliteCapacite");
    static final String GENDER = nos("R332", "GenreCapacite");
    static final String CAPACITY_CLOSING = nos("R333", "TypeFermetureCapacite");
    static final String ADDITIONAL = nos("R334", "TypeLitSupplementaire");
    static final String SOURCE = nos("R335", "TypeSourceCapacite");
    static final String CRISIS = nos("R336", "TypeCrise");
    static final String ASSIGNMENT = nos("R337", "AffectationTemporaire");
    static final String PLACE_KIND = nos("R343", "TypeLieu");
    static final String COMMUNES = nos("R13", "Commune");
    static final String FIELD = nos("R227", "ChampActivite");
    static final String ACTIVITY = nos("R211", "ActiviteOperationnelle");
    static final String CARE_MODE = nos("R213", "ModePriseEnCharge");
    static final String PUBLICS = nos("R239", "PublicPrisEnCharge");

    private Ror() {}

    private static String extension(String name) {
        return "https://interop.esante.gouv.fr/ig/fhir/ror/StructureDefinition/" + name;
    }

    private static String nos(String number, String name) {
        return "https://mos.esante.gouv.fr/NOS/TRE_%1$s-%2$s/FHIR/TRE-%1$s-%2$s".formatted(number, name);
    }

    static CodeableConcept concept(String system, String code) {
        return new CodeableConcept().addCoding(new Coding().setSystem(system).setCode(code));
    }

    static void closing(org.hl7.fhir.r4.model.DomainResource out, @Nullable Closing closing) {
        if (closing == null) {
            return;
        }
        out.addExtension(new Extension(CLOSING_TYPE, new org.hl7.fhir.r4.model.CodeType(closing.type())));
        out.addExtension(new Extension(CLOSED_ON, date(closing.from())));
        var until = closing.reopensOn();
        if (until != null) {
            out.addExtension(new Extension(REOPENS_ON, date(until)));
        }
    }

    /// What a closing is told as; type and date go together (RG_EXP_043).
    static @Nullable Closing closing(org.hl7.fhir.r4.model.DomainResource in) {
        var type = code(in, CLOSING_TYPE);
        var from = code(in, CLOSED_ON);
        var until = code(in, REOPENS_ON);
        if (type == null && from == null && until == null) {
            return null;
        }
        try {
            return new Closing(
                    Objects.requireNonNull(type),
                    LocalDate.parse(Objects.requireNonNull(from)),
                    until == null ? null : LocalDate.parse(until));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException wrong) {
            throw new BedRefusal.Uncountable(
                            "A closing has a type (temporary or definitive) and a date, and a later date of reopening"
                                    + " only when it is temporary (RG_EXP_043, 045).")
                    .asException();
        }
    }

    private static DateType date(LocalDate day) {
        return new DateType(day.toString());
    }

    /// The first code of the extension's part, whether it is coded as CodeableConcept, Coding or code.
    static @Nullable String code(IBaseHasExtensions of, String part) {
        var extension = of.getExtension().stream()
                .filter(it -> part.equals(it.getUrl()))
                .findFirst()
                .orElse(null);
        return switch (extension == null ? null : extension.getValue()) {
            case CodeableConcept it -> it.getCodingFirstRep().getCode();
            case Coding it -> it.getCode();
            case org.hl7.fhir.r4.model.PrimitiveType<?> it -> it.getValueAsString();
            case null, default -> null;
        };
    }
}
