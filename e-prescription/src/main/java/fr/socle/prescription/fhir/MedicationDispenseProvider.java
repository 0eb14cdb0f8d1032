package fr.socle.prescription.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import fr.socle.prescription.LineQuery;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.ReadingPrescriptions;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was handed over: read and search (<https://hl7.org/fhir/R4/medicationdispense.html>).
@Component
class MedicationDispenseProvider implements IResourceProvider {

    private static final LineQuery ANY_LINE = new LineQuery(null, null, null, List.of(), null, null, List.of());

    private final ReadingPrescriptions reading;

    MedicationDispenseProvider(ReadingPrescriptions reading) {
        this.reading = reading;
    }

    @Override
    public Class<MedicationDispense> getResourceType() {
        return MedicationDispense.class;
    }

    @Read
    public MedicationDispense read(@IdParam IdType id, RequestDetails request) {
        var item = Inputs.line(id.getIdPart()).value();
        return reading.items(FhirCaller.of(request), ANY_LINE, List.of(item), null, 1).found().stream()
                .findFirst()
                .map(it -> MedicationDispenses.toFhir(it.prescription(), it.dispensing(), it.item()))
                .orElseThrow(() -> new PrescriptionRefusal.UnknownLine().asException());
    }

    @Search
    public Bundle search(
            @Description("Who received it") @OptionalParam(name = MedicationDispense.SP_PATIENT) @Nullable
                    ReferenceParam patient,
            @Description("The line it was handed over for")
                    @OptionalParam(name = MedicationDispense.SP_PRESCRIPTION)
                    @Nullable
                    ReferenceParam prescription,
            @Description("The dispensing itself") @OptionalParam(name = MedicationDispense.SP_RES_ID) @Nullable
                    TokenOrListParam id,
            @Description("Where the page begins: opaque, from a next link")
                    @OptionalParam(name = Searchset.CURSOR)
                    @Nullable
                    StringParam cursor,
            @Count @Nullable Integer count,
            RequestDetails request) {
        var query = new LineQuery(
                patient == null ? null : PatientId.parse(patient.getIdPart()),
                null,
                null,
                List.of(),
                null,
                null,
                prescription == null ? List.of() : List.of(Inputs.line(prescription.getIdPart())));
        var page = reading.items(
                FhirCaller.of(request),
                query,
                ids(id),
                cursor == null ? null : cursor.getValue(),
                count == null ? MedicationRequestProvider.PAGE : count);
        var found = page.found().stream()
                .map(it -> MedicationDispenses.toFhir(it.prescription(), it.dispensing(), it.item()))
                .toList();
        return Searchset.of(request, request.getParameters(), found, page.next(), null);
    }

    private static List<UUID> ids(@Nullable TokenOrListParam ids) {
        return ids == null
                ? List.of()
                : ids.getValuesAsQueryTokens().stream()
                        .map(it -> Inputs.line(it.getValue()).value())
                        .toList();
    }
}
