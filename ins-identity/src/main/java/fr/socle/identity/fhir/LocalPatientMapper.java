package fr.socle.identity.fhir;

import fr.socle.identity.addressing.Merge;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.ProofKind;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/// A patient of a structure: the identity, under the structure's own number.
final class LocalPatientMapper {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Set<ProofKind> WITH_INS = EnumSet.of(ProofKind.PA, ProofKind.CN, ProofKind.AN, ProofKind.LE);

    private LocalPatientMapper() {}

    /// @param system of the domain of the structure
    /// @param leads where the identity leads, when it was merged or holds somebody's INS
    static Patient toFhir(LocalIdentity local, String system, @Nullable Merge leads) {
        var patient = PatientMapper.toFhir(local.asIdentity());
        patient.getMeta().setVersionId(Integer.toString(local.version())).setLastUpdated(Date.from(local.updatedAt()));
        patient.addIdentifier(number(local, system, leads));
        if (local.dateCompleted()) {
            patient.addExtension(new Extension(FrCore.DATE_COMPLETED, new BooleanType(true)));
        }
        addReliability(patient.getExtensionByUrl(FrCore.RELIABILITY), local);
        patient.setDeceased(null);
        if (leads != null) {
            var replaced = leads.level() != Merge.Level.RECONCILED;
            patient.setActive(!replaced);
            patient.addLink()
                    .setType(replaced ? LinkType.REPLACEDBY : LinkType.SEEALSO)
                    .setOther(new Reference("Patient/" + leads.survivor()));
        }
        return patient;
    }

    private static Identifier number(LocalIdentity local, String system, @Nullable Merge leads) {
        var away = leads != null && leads.level() == Merge.Level.LOCAL;
        return identifier(local, system).setUse(away ? IdentifierUse.OLD : IdentifierUse.USUAL);
    }

    static Identifier identifier(LocalIdentity local, String system) {
        return new Identifier()
                .setType(
                        new CodeableConcept(new Coding().setSystem(FrCore.TYPES).setCode("PI")))
                .setSystem(system)
                .setValue(local.ipp().number());
    }

    private static void addReliability(Extension reliability, LocalIdentity local) {
        for (var attribute : local.standing().attributes()) {
            reliability.addExtension(
                    "comment", new Coding().setSystem(FrCore.COMMENT).setCode(attribute.name()));
        }
        reliability.addExtension(
                "methodCollection",
                new Coding()
                        .setSystem(FrCore.METHOD)
                        .setCode(local.acquisition().name()));
        if (local.insiAt() != null) {
            reliability.addExtension(
                    "dateCollection",
                    new DateType(local.insiAt().atZone(PARIS).toLocalDate().toString()));
        }
        var proof = local.standing().proofHeld();
        if (proof != null) {
            reliability.addExtension(
                    "validationDate", new DateType(proof.seenOn().toString()));
            reliability.addExtension(proof(proof.kind(), local.isQualified()));
        }
    }

    /// The profile with INS lists fewer proofs than the other, and neither knows our own.
    private static Extension proof(ProofKind kind, boolean withIns) {
        return kind != ProofKind.ST && (!withIns || WITH_INS.contains(kind))
                ? new Extension(
                        "validationMode", new Coding().setSystem(FrCore.PROOFS).setCode(kind.name()))
                : new Extension(FrCore.OTHER_PROOF, new CodeType(kind.name()));
    }

    /// A name that leads to another, for those who know it still.
    static Patient replaced(String id, String survivor) {
        var patient = new Patient();
        patient.setId(id);
        patient.setActive(false);
        patient.addLink().setType(LinkType.REPLACEDBY).setOther(new Reference("Patient/" + survivor));
        return patient;
    }
}
