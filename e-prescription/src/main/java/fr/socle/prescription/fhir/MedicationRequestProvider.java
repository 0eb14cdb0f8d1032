package fr.socle.prescription.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.ReadingPrescriptions;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lines of prescriptions: read, search, and write a prescription of one line
/// (<https://hl7.org/fhir/R4/medicationrequest.html>).
@Component
class MedicationRequestProvider implements IResourceProvider {

    static final int PAGE = 20;

    private final ReadingPrescriptions reading;
    private final PrescriptionTransaction transaction;
    private final MedicationRequests requests;

    MedicationRequestProvider(
            ReadingPrescriptions reading, PrescriptionTransaction transaction, MedicationRequests requests) {
        this.reading = reading;
        this.transaction = transaction;
        this.requests = requests;
    }

    @Override
    public Class<MedicationRequest> getResourceType() {
        return MedicationRequest.class;
    }

    @Read
    public MedicationRequest read(@IdParam IdType id, RequestDetails request) {
        var query = LineQueries.ofLine(Inputs.line(id.getIdPart()));
        return reading.lines(FhirCaller.of(request), query, null, 1).found().stream()
                .findFirst()
                .map(it -> requests.toFhir(it.prescription(), it.line()))
                .orElseThrow(() -> new PrescriptionRefusal.UnknownLine().asException());
    }

    @Create
    public MethodOutcome create(@ResourceParam MedicationRequest received, RequestDetails request) {
        var prescription = transaction.prescribe(FhirCaller.of(request), List.of(received));
        var line = requests.all(prescription).getFirst();
        return new MethodOutcome(new IdType("MedicationRequest", line.getIdPart(), "1"), true).setResource(line);
    }

    @Search
    public Bundle search(
            @Description("Whose prescriptions") @OptionalParam(name = MedicationRequest.SP_PATIENT) @Nullable
                    ReferenceParam patient,
            @Description("The identifier the prescriber's software gave a line or its group")
                    @OptionalParam(name = MedicationRequest.SP_IDENTIFIER)
                    @Nullable
                    TokenParam identifier,
            @Description("The prescription number; with Accept: application/pdf, the printable page")
                    @OptionalParam(name = "group-identifier")
                    @Nullable
                    TokenParam group,
            @Description("active | completed | stopped | cancelled")
                    @OptionalParam(name = MedicationRequest.SP_STATUS)
                    @Nullable
                    TokenOrListParam status,
            @Description("When it was issued") @OptionalParam(name = MedicationRequest.SP_AUTHOREDON) @Nullable
                    DateRangeParam authoredOn,
            @Description("The line itself") @OptionalParam(name = MedicationRequest.SP_RES_ID) @Nullable
                    TokenOrListParam id,
            @Description("Where the page begins: opaque, from a next link")
                    @OptionalParam(name = Searchset.CURSOR)
                    @Nullable
                    StringParam cursor,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        var by = FhirCaller.of(request);
        var query = LineQueries.of(patient, identifier, group, status, authoredOn, id);
        var page = reading.lines(by, query, cursor == null ? null : cursor.getValue(), count == null ? PAGE : count);
        var lines = page.found().stream()
                .map(it -> requests.toFhir(it.prescription(), it.line()))
                .toList();
        return Searchset.of(
                request,
                request.getParameters(),
                lines,
                page.next(),
                total == SearchTotalModeEnum.ACCURATE ? reading.countLines(by, query) : null);
    }
}
