package fr.socle.identity.fhir;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.local.Acquisition;
import fr.socle.identity.local.Attribute;
import fr.socle.identity.local.Feed.Shown;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.ProofKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/// The reliability of an identity as FR Core says it, whichever generation: the first repeats the codes of table 0445,
/// where VALI with an INS means qualified; the later ones have a status of their own and comments beside it.
record Reliability(
        IdentityStatus status,
        Set<Attribute> attributes,
        @Nullable Shown proof,
        Acquisition acquisition) {

    static Reliability of(Patient patient, boolean hasIns) {
        var said = new Said();
        patient.getExtensionsByUrl(FrCore.RELIABILITY).forEach(said::read);
        return said.result(hasIns);
    }

    /// Collects what one or several extensions say.
    private static final class Said {

        private final List<IdentityStatus> statuses = new ArrayList<>();
        private final Set<Attribute> attributes = EnumSet.noneOf(Attribute.class);
        private boolean firstGeneration;
        private @Nullable ProofKind proof;
        private @Nullable LocalDate proofOn;
        private Acquisition acquisition = Acquisition.SM;

        void read(Extension reliability) {
            for (var part : reliability.getExtension()) {
                switch (part.getUrl()) {
                    case "identityStatus" -> codings(part).forEach(this::status);
                    case "comment" -> codings(part).forEach(it -> attribute(it.getCode()));
                    case "validationMode" -> codings(part).forEach(it -> proof = proof(it.getCode()));
                    case "methodCollection" -> codings(part).forEach(it -> acquisition = method(it.getCode()));
                    case "validationDate" -> proofOn = day(part);
                    case FrCore.OTHER_PROOF -> proof = proof(part.getValue().primitiveValue());
                    default -> {
                        // the date of the question to INSi, and what later generations add: nothing is decided by it
                    }
                }
            }
        }

        private void status(Coding coding) {
            firstGeneration |= coding.hasSystem() && coding.getSystem().endsWith("v2-0445");
            for (var status : IdentityStatus.values()) {
                if (status.name().equals(coding.getCode())) {
                    statuses.add(status);
                    return;
                }
            }
            if ("VIDE".equals(coding.getCode())) {
                statuses.add(IdentityStatus.PROV);
            } else if (firstGeneration) {
                attribute(coding.getCode());
            } else {
                throw LocalRefusal.UNKNOWN_CODE.asException();
            }
        }

        private void attribute(@Nullable String code) {
            for (var attribute : Attribute.values()) {
                if (attribute.name().equals(code)) {
                    attributes.add(attribute);
                }
            }
        }

        Reliability result(boolean hasIns) {
            var distinct = EnumSet.noneOf(IdentityStatus.class);
            distinct.addAll(statuses);
            if (distinct.size() > 1) {
                throw LocalRefusal.PROHIBITED_COUPLING.asException();
            }
            var status = distinct.isEmpty()
                    ? IdentityStatus.PROV
                    : distinct.iterator().next();
            if (firstGeneration && status == IdentityStatus.VALI && hasIns) {
                status = IdentityStatus.QUAL;
            }
            return new Reliability(
                    status, attributes, proof == null ? null : new Shown(proof, proofOn, null), acquisition);
        }
    }

    private static List<Coding> codings(Extension part) {
        return switch (part.getValue()) {
            case Coding coding -> List.of(coding);
            case CodeableConcept concept -> concept.getCoding();
            case null, default -> List.of();
        };
    }

    private static @Nullable LocalDate day(Extension part) {
        return part.getValue() instanceof BaseDateTimeType date
                        && date.getValueAsString() != null
                        && date.getValueAsString().length() >= "2026-01-01".length()
                ? LocalDate.parse(date.getValueAsString().substring(0, "2026-01-01".length()))
                : null;
    }

    /// The two lists of proofs, of FR Core and of PAM France, are not the same: this reads both.
    private static ProofKind proof(@Nullable String code) {
        return switch (code) {
            case "eCN", "IN" -> ProofKind.IE;
            case "LECV", "ANCV" -> ProofKind.AC;
            case "LEP" -> ProofKind.LE;
            case null -> throw LocalRefusal.UNKNOWN_CODE.asException();
            default -> ProofKind.of(code).orElseThrow(LocalRefusal.UNKNOWN_CODE::asException);
        };
    }

    private static Acquisition method(@Nullable String code) {
        for (var method : Acquisition.values()) {
            if (method.name().equals(code)) {
                return method;
            }
        }
        throw LocalRefusal.UNKNOWN_CODE.asException();
    }
}
