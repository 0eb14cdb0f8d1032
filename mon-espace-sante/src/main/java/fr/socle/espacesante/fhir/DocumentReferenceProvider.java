package fr.socle.espacesante.fhir;

import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.espacesante.DocumentId;
import fr.socle.espacesante.DocumentPosition;
import fr.socle.espacesante.DocumentSearch;
import fr.socle.espacesante.Documents;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Find Document References, ITI-67. <https://profiles.ihe.net/ITI/MHD/ITI-67.html>
@Component
class DocumentReferenceProvider implements IResourceProvider {

    private static final int PAGE = 20;
    private static final String BY_INS = "patient.identifier";

    private final Documents documents;
    private final WhoseRecord whose;

    DocumentReferenceProvider(Documents documents, WhoseRecord whose) {
        this.documents = documents;
        this.whose = whose;
    }

    @Override
    public Class<DocumentReference> getResourceType() {
        return DocumentReference.class;
    }

    @Read
    public DocumentReference read(@IdParam IdType id, RequestDetails request) {
        var document = documents.look(FhirCaller.of(request), DocumentId.parse(id.getIdPart()));
        return DocumentReferenceMapper.toFhir(document, request.getFhirServerBase());
    }

    @Search
    public Bundle search(
            @Description("whose record; a citizen's own when nobody is named. patient.identifier takes an INS, which"
                            + " belongs in the body of POST _search")
                    @OptionalParam(
                            name = DocumentReference.SP_PATIENT,
                            chainWhitelist = {"", "identifier"})
                    @Nullable
                    ReferenceParam patient,
            @OptionalParam(name = DocumentReference.SP_RES_ID) @Nullable TokenOrListParam ids,
            @Description("master identifier or identifier")
                    @OptionalParam(name = DocumentReference.SP_IDENTIFIER)
                    @Nullable
                    TokenOrListParam identifiers,
            @Description("LOINC code of the kind of document")
                    @OptionalParam(name = DocumentReference.SP_TYPE)
                    @Nullable
                    TokenOrListParam types,
            @Description("class of the document, JDV_J57")
                    @OptionalParam(name = DocumentReference.SP_CATEGORY)
                    @Nullable
                    TokenOrListParam categories,
            @OptionalParam(name = DocumentReference.SP_STATUS) @Nullable TokenOrListParam statuses,
            @Description("when the document was made") @OptionalParam(name = DocumentReference.SP_DATE) @Nullable
                    DateRangeParam date,
            @Description("when the act took place") @OptionalParam(name = DocumentReference.SP_PERIOD) @Nullable
                    DateRangeParam period,
            @Description("where the page begins, as the next link of the page before says")
                    @OptionalParam(name = Searchset.CURSOR)
                    @Nullable
                    StringParam cursor,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        var byId = Criteria.both(Criteria.ids(ids), Criteria.numbers(identifiers));
        var holder = whose.record(FhirCaller.of(request), patient, byId);
        if (holder.isEmpty()) {
            return Searchset.of(request, withoutIns(request, holder), List.of(), null, null);
        }
        var search = new DocumentSearch(
                holder.get(),
                byId,
                Criteria.codes(types, DocumentReferenceMapper.LOINC),
                Criteria.codes(categories, DocumentReferenceMapper.CATEGORY),
                Criteria.statuses(statuses),
                Criteria.spans(date, period),
                cursor == null ? null : DocumentPosition.decode(cursor.getValue()),
                count == null ? PAGE : count);
        return answer(search, total == SearchTotalModeEnum.ACCURATE, request);
    }

    private Bundle answer(DocumentSearch search, boolean counted, RequestDetails request) {
        var caller = FhirCaller.of(request);
        var page = documents.search(caller, search);
        var next = page.next();
        return Searchset.of(
                request,
                withoutIns(request, Optional.of(search.patient())),
                page.documents().stream()
                        .map(document -> DocumentReferenceMapper.toFhir(document, request.getFhirServerBase()))
                        .toList(),
                next == null ? null : next.encode(),
                counted ? documents.count(caller, search) : null);
    }

    /// The links of the answer name the person by our own identifier.
    private static Map<String, String[]> withoutIns(RequestDetails request, Optional<PatientId> holder) {
        var parameters = new HashMap<>(request.getParameters());
        if (parameters.remove(BY_INS) != null) {
            holder.ifPresent(it -> parameters.put(DocumentReference.SP_PATIENT, new String[] {it.toString()}));
        }
        return parameters;
    }
}
