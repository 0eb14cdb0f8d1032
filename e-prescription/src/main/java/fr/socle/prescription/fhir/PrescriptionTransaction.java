package fr.socle.prescription.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.directory.Practitioners;
import fr.socle.identity.Identities;
import fr.socle.identity.Ins;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.FhirSystems;
import fr.socle.kernel.fhir.TransactionHandler;
import fr.socle.prescription.Prescribing;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.PrescriptionView;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A prescription of several lines: a transaction of `MedicationRequest` that share a `groupIdentifier`
/// (<https://hl7.org/fhir/R4/medicationrequest.html#15.1.2.3>).
@Component
class PrescriptionTransaction implements TransactionHandler {

    private final Prescribing prescribing;
    private final Identities identities;
    private final Practitioners practitioners;
    private final MedicationRequests requests;

    PrescriptionTransaction(
            Prescribing prescribing, Identities identities, Practitioners practitioners, MedicationRequests requests) {
        this.prescribing = prescribing;
        this.identities = identities;
        this.practitioners = practitioners;
        this.requests = requests;
    }

    @Override
    public boolean handles(Bundle bundle) {
        return bundle.getEntry().stream().anyMatch(it -> it.getResource() instanceof MedicationRequest);
    }

    @Override
    public Bundle handle(Bundle bundle, RequestDetails request) {
        var received =
                bundle.getEntry().stream().map(PrescriptionTransaction::line).toList();
        var prescription = prescribe(FhirCaller.of(request), received);
        var answer = new Bundle().setType(BundleType.TRANSACTIONRESPONSE);
        for (var line : requests.all(prescription)) {
            answer.addEntry()
                    .setFullUrl(request.getFhirServerBase() + "/MedicationRequest/" + line.getIdPart())
                    .setResource(line)
                    .getResponse()
                    .setStatus("201 Created")
                    .setLocation("MedicationRequest/" + line.getIdPart() + "/_history/1")
                    .setEtag("W/\"1\"")
                    .setLastModified(line.getMeta().getLastUpdated());
        }
        return answer;
    }

    PrescriptionView prescribe(Caller by, List<MedicationRequest> received) {
        if (received.isEmpty()) {
            throw new PrescriptionRefusal.NoLine().asException();
        }
        received.forEach(it -> requireCallersOwn(by, it.getRequester()));
        var groups = received.stream().map(DraftLines::group).distinct().toList();
        if (groups.size() > 1 || received.size() > 1 && groups.getFirst() == null) {
            throw new PrescriptionRefusal.SeveralGroups().asException();
        }
        var patients =
                received.stream().map(it -> patient(it.getSubject())).distinct().toList();
        if (patients.size() > 1) {
            throw new PrescriptionRefusal.SeveralPatients().asException();
        }
        var lines = received.stream().map(DraftLines::of).toList();
        return prescribing.prescribe(by, patients.getFirst(), lines, groups.getFirst());
    }

    private static MedicationRequest line(BundleEntryComponent entry) {
        if (!(entry.getResource() instanceof MedicationRequest line)) {
            throw new PrescriptionRefusal.UnreadableBundle("Each entry of a prescription holds a MedicationRequest.")
                    .asException();
        }
        if (entry.getRequest().getMethod() != HTTPVerb.POST) {
            throw new PrescriptionRefusal.UnreadableBundle("Each entry of a prescription is a POST.").asException();
        }
        return line;
    }

    /// `Patient/{id}`, or the INS as a logical reference.
    private PatientId patient(Reference subject) {
        var identifier = subject.getIdentifier();
        if (!subject.hasReference() && identifier.hasSystem() && identifier.hasValue()) {
            return identities
                    .byIns(Ins.of(identifier.getSystem(), identifier.getValue()))
                    .orElseThrow(() -> new PrescriptionRefusal.Incomplete("a subject known here").asException())
                    .id();
        }
        var id = subject.getReferenceElement();
        if (!"Patient".equals(id.getResourceType()) || !id.hasIdPart()) {
            throw new PrescriptionRefusal.Incomplete("the subject, as Patient/{id}").asException();
        }
        try {
            return PatientId.parse(id.getIdPart());
        } catch (IllegalArgumentException _) {
            throw new PrescriptionRefusal.Incomplete("the subject, as Patient/{id}").asException();
        }
    }

    /// The requester may be left out; when named it is the caller.
    private void requireCallersOwn(Caller by, Reference requester) {
        if (requester.isEmpty() || !(by instanceof Caller.Professional professional)) {
            return;
        }
        if (!isSame(professional, requester)) {
            throw new PrescriptionRefusal.OtherRequester().asException();
        }
    }

    private boolean isSame(Caller.Professional by, Reference requester) {
        if (requester.getIdentifier().hasValue()) {
            return isNumberOf(
                    by,
                    requester.getIdentifier().getSystem(),
                    requester.getIdentifier().getValue());
        }
        var id = requester.getReferenceElement().getIdPart();
        if ("PractitionerRole".equals(requester.getReferenceElement().getResourceType())) {
            return by.situation() != null && by.situation().id().equals(id);
        }
        return practitioners
                .byRpps(by.rpps())
                .map(it -> it.id().toString().equals(id))
                .orElse(false);
    }

    private static boolean isNumberOf(Caller.Professional by, @Nullable String system, String value) {
        return FhirSystems.RPPS.equals(system)
                ? Objects.equals(value, by.rpps().value())
                : Objects.equals(value, by.rpps().nationalId())
                        || Objects.equals(value, by.rpps().value());
    }
}
