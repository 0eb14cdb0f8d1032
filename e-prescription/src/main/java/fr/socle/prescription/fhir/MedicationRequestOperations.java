package fr.socle.prescription.fhir;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.prescription.Cancelling;
import fr.socle.prescription.Dispensing;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.PrescriptionView;
import fr.socle.prescription.Refusing;
import fr.socle.prescription.Releasing;
import fr.socle.prescription.Retrieving;
import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What happens to a prescription at the pharmacy, and its withdrawal: `$retrieve`, `$dispense`, `$release`,
/// `$refuse`, `$cancel`. Each answers the lines as they then stand.
@Component
class MedicationRequestOperations implements IResourceProvider {

    private final Retrieving retrieving;
    private final Dispensing dispensing;
    private final Releasing releasing;
    private final Refusing refusing;
    private final Cancelling cancelling;
    private final MedicationRequests requests;

    MedicationRequestOperations(
            Retrieving retrieving,
            Dispensing dispensing,
            Releasing releasing,
            Refusing refusing,
            Cancelling cancelling,
            MedicationRequests requests) {
        this.retrieving = retrieving;
        this.dispensing = dispensing;
        this.releasing = releasing;
        this.refusing = refusing;
        this.cancelling = cancelling;
        this.requests = requests;
    }

    @Override
    public Class<MedicationRequest> getResourceType() {
        return MedicationRequest.class;
    }

    @Operation(name = "$retrieve")
    public Bundle retrieve(@ResourceParam Parameters in, RequestDetails request) {
        return answer(request, retrieving.retrieve(FhirCaller.of(request), Inputs.requiredText(in, "code")));
    }

    @Operation(name = "$dispense")
    public Bundle dispense(@ResourceParam Parameters in, RequestDetails request) {
        var by = FhirCaller.of(request);
        var lines = lines(in);
        var done = lines.isEmpty() && isTrue(in, "all")
                ? dispensing.dispenseAll(by, Inputs.requiredText(in, "code"))
                : dispensing.dispense(
                        by, lines.stream().map(MedicationDispenses::portion).toList());
        var answer = new Bundle().setType(BundleType.SEARCHSET);
        MedicationDispenses.all(done.prescription(), done.dispensing())
                .forEach(it -> add(answer, request, it, SearchEntryMode.MATCH));
        requests.all(done.prescription()).forEach(it -> add(answer, request, it, SearchEntryMode.INCLUDE));
        return answer.setTotal(done.dispensing().items().size());
    }

    @Operation(name = "$release")
    public Bundle release(@ResourceParam Parameters in, RequestDetails request) {
        return answer(request, releasing.release(FhirCaller.of(request), Inputs.requiredText(in, "code")));
    }

    @Operation(name = "$refuse")
    public Bundle refuse(@ResourceParam Parameters in, RequestDetails request) {
        var reason = Inputs.text(in, "reason");
        return answer(
                request,
                refusing.refuse(
                        FhirCaller.of(request),
                        Inputs.line(Inputs.requiredText(in, "line")),
                        reason == null ? "" : reason));
    }

    @Operation(name = "$cancel")
    public Bundle cancel(@ResourceParam Parameters in, RequestDetails request) {
        var reason = Inputs.text(in, "reason");
        return answer(
                request,
                cancelling.cancel(
                        FhirCaller.of(request), Inputs.requiredText(in, "code"), reason == null ? "" : reason));
    }

    private Bundle answer(RequestDetails request, PrescriptionView prescription) {
        var answer = new Bundle().setType(BundleType.SEARCHSET);
        var lease = prescription.lease();
        if (lease != null) {
            answer.getMeta().addExtension(requests.leaseExtension(), requests.leaseUntil(lease.until()));
        }
        var lines = requests.all(prescription);
        lines.forEach(it -> add(answer, request, it, SearchEntryMode.MATCH));
        return answer.setTotal(lines.size());
    }

    private static void add(Bundle answer, RequestDetails request, Resource resource, SearchEntryMode mode) {
        answer.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(mode);
    }

    private static List<MedicationDispense> lines(Parameters in) {
        return in.getParameter().stream()
                .filter(it -> "line".equals(it.getName()))
                .map(ParametersParameterComponent::getResource)
                .map(MedicationRequestOperations::dispense)
                .toList();
    }

    private static MedicationDispense dispense(@Nullable Resource resource) {
        if (resource instanceof MedicationDispense it) {
            return it;
        }
        throw new PrescriptionRefusal.Incomplete("each line as a resource MedicationDispense").asException();
    }

    private static boolean isTrue(Parameters in, String name) {
        var asked = in.getParameter().stream()
                .filter(it -> name.equals(it.getName()) && it.getValue() instanceof BooleanType)
                .map(it -> ((BooleanType) it.getValue()).booleanValue())
                .findFirst();
        return asked.orElse(false);
    }
}
