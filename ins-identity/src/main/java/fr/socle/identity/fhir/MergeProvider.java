package fr.socle.identity.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.vigilance.ProposedMerges;
import fr.socle.identity.vigilance.ProposedMerges.Outcome;
import fr.socle.identity.vigilance.Unmerging;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.UUID;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Merging and unmerging, with the parameters of the R5 operation. <https://hl7.org/fhir/patient-operation-merge.html>
///
/// Software merges and unmerges the files of its own structure. Two people are merged by the national cell: a first
// call
/// proposes, a second one of somebody else confirms.
@Component
class MergeProvider implements IResourceProvider {

    private final ProposedMerges merging;
    private final Unmerging unmerging;
    private final LocalPatients patients;
    private final MergeAnswers answers;

    MergeProvider(ProposedMerges merging, Unmerging unmerging, LocalPatients patients, MergeAnswers answers) {
        this.merging = merging;
        this.unmerging = unmerging;
        this.patients = patients;
        this.answers = answers;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Operation(name = "$merge", idempotent = false)
    public Parameters merge(
            @OperationParam(name = "source-patient", max = 1) @Nullable Reference source,
            @OperationParam(name = "source-patient-identifier", max = 1) @Nullable Identifier sourceNumber,
            @OperationParam(name = "target-patient", max = 1) @Nullable Reference target,
            @OperationParam(name = "target-patient-identifier", max = 1) @Nullable Identifier targetNumber,
            @OperationParam(name = "reason", max = 1) @Nullable StringType reason,
            RequestDetails request) {
        var caller = FhirCaller.of(request);
        var absorbed = name(caller, source, sourceNumber);
        var survivor = name(caller, target, targetNumber);
        var outcome = merging.merge(caller, absorbed, survivor, reason == null ? "" : reason.getValueNotNull());
        return switch (outcome) {
            case Outcome.Merged(var merge) -> answers.of(merge, "The two identities are one.");
            case Outcome.AwaitsAnother(var item) -> answers.awaiting(item);
        };
    }

    @Operation(name = "$unmerge", idempotent = false)
    public Parameters unmerge(
            @OperationParam(name = "merge", max = 1) @Nullable StringType merge,
            @OperationParam(name = "source-patient", max = 1) @Nullable Reference source,
            @OperationParam(name = "source-patient-identifier", max = 1) @Nullable Identifier sourceNumber,
            @OperationParam(name = "reason", max = 1) @Nullable StringType reason,
            RequestDetails request) {
        var caller = FhirCaller.of(request);
        var because = reason == null ? "" : reason.getValueNotNull();
        Merge undone = merge == null
                ? unmerging.unmerge(caller, name(caller, source, sourceNumber), because)
                : unmerging.unmerge(caller, UUID.fromString(merge.getValueNotNull()), because);
        return answers.of(undone, "The two identities are two again.");
    }

    private PatientId name(Caller caller, @Nullable Reference reference, @Nullable Identifier number) {
        if (number != null) {
            return patients.require(caller, new Reference().setIdentifier(number))
                    .id();
        }
        if (reference == null) {
            throw LocalRefusal.UNKNOWN_PATIENT.asException();
        }
        return reference.hasIdentifier()
                ? patients.require(caller, reference).id()
                : SearchParameters.id(reference.getReferenceElement().getIdPart())
                        .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
    }
}
