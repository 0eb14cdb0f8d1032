package fr.socle.identity.fhir;

import fr.socle.identity.IdentityStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;

/// FR Core says the reliability of an identity in three ways, from year to year. This module writes the second; a
// caller
/// who has another asks for it.
///
/// | | status | what else is known | INSi was asked |
/// |---|---|---|---|
/// | 1 | codes of table 0445, one extension each; VALI with an INS means qualified, there is no RECUP | – |
// `dateCollection` |
/// | 2 | PROV, RECUP, VALI, QUAL | `comment`, a Coding | `dateCollection` |
/// | 3 | the same | `comment`, a CodeableConcept; `lastUpdated` is due | `dateInterrogationINSi` |
enum Generation {
    FIRST("1") {
        @Override
        void rewrite(Patient patient, Extension written) {
            var comments = take(written, "comment");
            written.getExtensionByUrl("identityStatus").setValue(table0445(statusOf(written)));
            for (var comment : comments) {
                var attribute = new Extension(FrCore.RELIABILITY);
                attribute.addExtension("identityStatus", table0445(((Coding) comment.getValue()).getCode()));
                patient.addExtension(attribute);
            }
            // the first sources wanted a NIA to be temporary
            patient.getIdentifier().stream()
                    .filter(it -> it.getType().hasCoding(FrCore.IDENTIFIER_TYPE, "INS-NIA"))
                    .filter(it -> it.getUse() == IdentifierUse.OFFICIAL)
                    .forEach(it -> it.setUse(IdentifierUse.TEMP));
        }
    },
    SECOND("2") {
        @Override
        void rewrite(Patient patient, Extension written) {
            // as it was written
        }
    },
    THIRD("3") {
        @Override
        void rewrite(Patient patient, Extension written) {
            for (var part : written.getExtension()) {
                switch (part.getUrl()) {
                    case "comment" -> part.setValue(new CodeableConcept((Coding) part.getValue()));
                    case "dateCollection" -> part.setUrl("dateInterrogationINSi");
                    case "methodCollection" -> ((Coding) part.getValue()).setSystem(FrCore.METHOD_SINCE_3);
                    case "validationMode" -> {
                        var proof = (Coding) part.getValue();
                        proof.setCode(SINCE_3.getOrDefault(proof.getCode(), proof.getCode()));
                    }
                    default -> {
                        // the same in both
                    }
                }
            }
            written.getExtension()
                    .removeIf(it -> it.getUrl().equals("validationMode")
                            && !PROOFS_OF_3.contains(((Coding) it.getValue()).getCode()));
            written.getExtension().addFirst(new Extension("lastUpdated", updated(patient)));
        }
    };

    /// The proofs that the third generation calls otherwise; a card of another country, a driving licence, a third
    // party
    /// and a circulation document for minors have no code there.
    private static final Map<String, String> SINCE_3 = Map.of("IE", "eCN", "LE", "LEP", "AC", "ANCV");

    private static final Set<String> PROOFS_OF_3 =
            Set.of("CN", "PA", "CS", "eCN", "IN", "AV", "LECV", "AN", "LEP", "CC", "ANCV");
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final String number;

    Generation(String number) {
        this.number = number;
    }

    static Optional<Generation> of(String number) {
        for (var generation : values()) {
            if (generation.number.equals(number)) {
                return Optional.of(generation);
            }
        }
        return Optional.empty();
    }

    abstract void rewrite(Patient patient, Extension written);

    /// Writes a Patient of this module otherwise. One that says nothing of its reliability (what INSi answers) claims
    // no
    /// profile where that is due.
    final void rewrite(Patient patient) {
        var written = patient.getExtensionByUrl(FrCore.RELIABILITY);
        if (written != null && written.hasExtension("identityStatus")) {
            rewrite(patient, written);
        } else if (this != SECOND) {
            patient.getMeta().setProfile(new ArrayList<CanonicalType>());
        }
    }

    private static Coding table0445(String code) {
        return new Coding().setSystem(FrCore.TABLE_0445).setCode(code);
    }

    private static String statusOf(Extension written) {
        var status = ((Coding) written.getExtensionByUrl("identityStatus").getValue()).getCode();
        return switch (IdentityStatus.valueOf(status)) {
            case PROV, RECUP -> "PROV";
            case VALI, QUAL -> "VALI";
        };
    }

    private static List<Extension> take(Extension from, String url) {
        var taken = from.getExtension().stream()
                .filter(it -> it.getUrl().equals(url))
                .toList();
        from.getExtension().removeAll(taken);
        return taken;
    }

    private static DateTimeType updated(Patient patient) {
        if (patient.getMeta().hasLastUpdated()) {
            return new DateTimeType(patient.getMeta().getLastUpdated());
        }
        var unknown = new DateTimeType();
        unknown.addExtension(ABSENT, new CodeType("unknown"));
        return unknown;
    }
}
