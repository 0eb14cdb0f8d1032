package fr.socle.kernel.fhir;

import fr.socle.kernel.Refusal.Terms;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.StringType;

/// A refusal as FHIR says it: the code in `issue.details.coding` with system `{public-url}/errors`, the details as
/// extensions beside it.
public final class Outcomes {

    private Outcomes() {}

    public static OperationOutcome of(Terms no, String publicUrl) {
        return of(no.kind().issue(), no, publicUrl);
    }

    /// For a fault of ours, which has no kind of refusal.
    ///
    /// @param issue a code of <https://hl7.org/fhir/R4/valueset-issue-type.html>
    public static OperationOutcome of(String issue, Terms no, String publicUrl) {
        var outcome = new OperationOutcome();
        var system = publicUrl + "/errors";
        outcome.addIssue()
                .setSeverity(IssueSeverity.ERROR)
                .setCode(IssueType.fromCode(issue))
                .setDetails(new CodeableConcept(new Coding(system, no.code(), null)).setText(no.explanation()))
                .setDiagnostics(no.explanation());
        no.details()
                .forEach((name, value) ->
                        outcome.getIssueFirstRep().addExtension(system + "/" + name, new StringType(value)));
        return outcome;
    }
}
