package fr.socle.identity.fhir;

import fr.socle.identity.Identities;
import fr.socle.identity.addressing.Merge;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.vigilance.MovedThings;
import java.util.UUID;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/// What a merge answers: how it ended, the identity that stays, and everything that moved.
@Component
class MergeAnswers {

    private final LocalIdentities locals;
    private final LocalPatients patients;
    private final Identities identities;
    private final MovedThings moved;

    MergeAnswers(LocalIdentities locals, LocalPatients patients, Identities identities, MovedThings moved) {
        this.locals = locals;
        this.patients = patients;
        this.identities = identities;
        this.moved = moved;
    }

    Parameters of(Merge merge, String said) {
        var answer = new Parameters();
        answer.addParameter().setName("outcome").setResource(outcome(said));
        answer.addParameter().setName("result").setResource(survivor(merge));
        answer.addParameter()
                .setName("merge")
                .setValue(new StringType(merge.id().toString()));
        moved.of(merge.id()).forEach(it -> {
            var part = answer.addParameter().setName("moved");
            part.addPart().setName("kind").setValue(new StringType(it.kind()));
            part.addPart().setName("thing").setValue(new StringType(it.thing().toString()));
            part.addPart().setName("label").setValue(new StringType(it.label()));
        });
        return answer;
    }

    /// Nothing is merged yet: somebody else has to agree.
    Parameters awaiting(UUID item) {
        var answer = new Parameters();
        answer.addParameter()
                .setName("outcome")
                .setResource(outcome("Proposed: somebody else of the national cell confirms, by the same call."));
        answer.addParameter().setName("work-item").setValue(new StringType(item.toString()));
        return answer;
    }

    private Patient survivor(Merge merge) {
        return locals.known(merge.survivor())
                .map(patients::toFhir)
                .orElseGet(() -> PatientMapper.toFhir(identities.require(merge.survivor())));
    }

    private static OperationOutcome outcome(String said) {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .setDiagnostics(said);
        return outcome;
    }
}
