package fr.socle.identity.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.SearchTotalModeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import fr.socle.identity.Criteria;
import fr.socle.identity.IdentityRefusal;
import fr.socle.identity.Page;
import fr.socle.identity.SearchingIdentities;
import fr.socle.identity.fhir.PageTokens.Position;
import fr.socle.kernel.Caller;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Patients: read, search (PDQm ITI-78) and match (PDQm ITI-119).
/// <https://hl7.org/fhir/R4/http.html#search>, <https://profiles.ihe.net/ITI/PDQm/>
@Component
class PatientProvider implements IResourceProvider {

    private static final String IDENTIFIER = "identifier";
    private static final int USUAL_PAGE = 20;
    private static final int USUAL_MATCHES = 10;
    private static final int MOST_MATCHES = 50;

    private final SearchingIdentities identities;
    private final PageTokens tokens;
    private final LocalPatients locals;
    private final VerdictMapper verdicts;

    PatientProvider(SearchingIdentities identities, PageTokens tokens, LocalPatients locals, VerdictMapper verdicts) {
        this.identities = identities;
        this.tokens = tokens;
        this.locals = locals;
        this.verdicts = verdicts;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Read
    public Patient read(@IdParam IdType id, RequestDetails request) {
        var patient =
                SearchParameters.id(id.getIdPart()).orElseThrow(() -> new IdentityRefusal.Unknown().asException());
        var caller = FhirCaller.of(request);
        return locals.read(caller, patient).orElseGet(() -> PatientMapper.toFhir(identities.read(caller, patient)));
    }

    /// An INS in the query of a GET is accepted, but belongs in the body of `POST Patient/_search`.
    @Search
    public Bundle search(
            @OptionalParam(name = "_id") @Nullable TokenParam id,
            @OptionalParam(name = IDENTIFIER) @Nullable TokenParam identifier,
            @OptionalParam(name = "family") @Nullable StringParam family,
            @OptionalParam(name = "given") @Nullable StringParam given,
            @OptionalParam(name = "birthdate") @Nullable DateRangeParam birthDate,
            @OptionalParam(name = "gender") @Nullable TokenParam gender,
            @OptionalParam(name = "birthplace-insee") @Nullable TokenParam birthPlace,
            @OptionalParam(name = "identity-status") @Nullable TokenParam status,
            @OptionalParam(name = "active") @Nullable TokenParam active,
            @OptionalParam(name = "telecom") @Nullable TokenParam telecom,
            @OptionalParam(name = "address") @Nullable StringParam address,
            @OptionalParam(name = "address-city") @Nullable StringParam city,
            @OptionalParam(name = "address-postalcode") @Nullable StringParam postalCode,
            @OptionalParam(name = "address-state") @Nullable StringParam state,
            @OptionalParam(name = "address-country") @Nullable StringParam country,
            @OptionalParam(name = "mothersMaidenName") @Nullable StringParam mothersMaidenName,
            @OptionalParam(name = Searchset.CURSOR) @Nullable StringParam cursor,
            @Count @Nullable Integer count,
            @Nullable SearchTotalModeEnum total,
            RequestDetails request) {
        var caller = FhirCaller.of(request);
        if (cursor != null) {
            return answer(caller, tokens.open(cursor.getValueNotNull(), caller.actor()), request);
        }
        if (identifier != null && locals.isDomain(identifier.getSystem())) {
            var found = locals.search(caller, identifier.getSystem(), identifier.getValueNotNull());
            return Searchset.of(request, sayable(request), found.stream().toList(), null, null);
        }
        var patient = id == null ? null : SearchParameters.id(id).orElse(null);
        var sex = gender == null ? null : SearchParameters.sex(gender).orElse(null);
        var reliability =
                status == null ? null : SearchParameters.status(status).orElse(null);
        var reach = new ReachParameters(telecom, address, city, postalCode);
        if (id != null && patient == null
                || gender != null && sex == null
                || status != null && reliability == null
                || ReachParameters.isNobody(active, state, country, mothersMaidenName)) {
            return Searchset.of(request, sayable(request), List.of(), null, null);
        }
        var criteria = new Criteria(
                        patient,
                        identifier == null ? null : SearchParameters.ins(identifier),
                        SearchParameters.name(family, "family"),
                        SearchParameters.name(given, "given"),
                        SearchParameters.born(birthDate),
                        sex,
                        birthPlace == null ? null : birthPlace.getValueNotNull(),
                        reliability)
                .reached(reach.read());
        var wanted = new Page.Wanted(null, count == null ? USUAL_PAGE : count, total == SearchTotalModeEnum.ACCURATE);
        return answer(caller, new Position(criteria, wanted), request);
    }

    private Bundle answer(Caller caller, Position position, RequestDetails request) {
        var wanted = position.page();
        var found = identities.search(caller, position.criteria(), wanted);
        var next = found.next() == null ? null : tokens.seal(position.from(found.next()), caller.actor());
        return Searchset.of(
                request,
                sayable(request),
                found.people().stream().map(PatientMapper::toFhir).toList(),
                next,
                found.total() == null ? null : found.total().longValue());
    }

    /// What the links of the answer may repeat: the query of a GET, without any matricule; nothing of a body.
    private static Map<String, String[]> sayable(RequestDetails request) {
        if (request.getRequestType() != RequestTypeEnum.GET) {
            return Map.of();
        }
        var asked = new LinkedHashMap<>(request.getParameters());
        asked.keySet().removeIf(name -> name.startsWith(IDENTIFIER));
        return asked;
    }

    @Operation(name = "$match", idempotent = false)
    public Bundle match(
            @OperationParam(name = "resource", min = 1, max = 1) @Nullable Patient resource,
            @OperationParam(name = "onlyCertainMatches", max = 1) @Nullable BooleanType onlyCertainMatches,
            @OperationParam(name = "count", max = 1) @Nullable IntegerType count,
            RequestDetails request) {
        if (resource == null) {
            throw new InvalidRequestException("A match takes a parameter named resource that holds a Patient");
        }
        var matches = identities.match(
                FhirCaller.of(request),
                ProbeMapper.fromFhir(resource),
                onlyCertainMatches != null && onlyCertainMatches.booleanValue(),
                count == null ? USUAL_MATCHES : Math.clamp(count.getValue(), 1, MOST_MATCHES));
        return MatchBundle.of(request.getFhirServerBase(), matches, verdicts);
    }
}
