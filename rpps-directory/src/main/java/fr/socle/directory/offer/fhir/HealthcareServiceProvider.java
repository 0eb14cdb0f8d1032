package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.RawParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.UriAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.fhir.search.ReadElsewhere;
import fr.socle.directory.offer.Offer;
import fr.socle.directory.offer.Offers;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Operational offers, searched by what they are and by the beds of their places
/// (<https://hl7.org/fhir/R4/healthcareservice.html>).
@Component
class HealthcareServiceProvider implements IResourceProvider {

    private static final Set<String> KNOWN = Set.of(
            "_id",
            "_lastUpdated",
            "_profile",
            "active",
            "data-information-system",
            "data-registration-authority",
            "identifier",
            "name",
            "service-category",
            "service-type",
            "characteristic",
            "specialty",
            "age",
            "intervention-zone",
            "patient-type",
            "psychiatric-sector",
            "organization",
            "location",
            "_include",
            "_include:iterate",
            "_count",
            "_cursor",
            "_total",
            "_format",
            "_pretty",
            "_summary",
            "_elements");

    private final Offers offers;
    private final CarePlaces places;
    private final Wanted wanted;
    private final ReadElsewhere elsewhere;
    private final OwningSites sites;

    HealthcareServiceProvider(
            Offers offers, CarePlaces places, Wanted wanted, ReadElsewhere elsewhere, OwningSites sites) {
        this.sites = sites;
        this.offers = offers;
        this.places = places;
        this.wanted = wanted;
        this.elsewhere = elsewhere;
    }

    @Override
    public Class<HealthcareService> getResourceType() {
        return HealthcareService.class;
    }

    @Read
    public HealthcareService read(@IdParam IdType id, RequestDetails request) {
        var trusted = LocationProvider.isTrusted(FhirCaller.of(request));
        return offers.find(id.getIdPart())
                .filter(it -> trusted || !it.sensitive())
                .map(it -> OfferMapper.toFhir(it, trusted))
                .or(() -> elsewhere.resource(HealthcareService.class, id.getIdPart()))
                .orElseThrow(() -> new ResourceNotFoundException("There is no such offer."));
    }

    /// What changed since a moment, deletions among it. Declared here, answered page by page before it comes here.
    @History
    public List<HealthcareService> history(@Since @Nullable InstantType since, @Count @Nullable Integer count) {
        return List.of();
    }

    /// Also by every parameter of Location behind `location.`; those on capacity hold inside one row of beds.
    @Search(allowUnknownParams = true)
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = HealthcareService.SP_RES_ID) @Nullable TokenAndListParam id,
            @OptionalParam(name = "_lastUpdated") @Nullable DateRangeParam changed,
            @OptionalParam(name = "_profile") @Nullable UriAndListParam profile,
            @OptionalParam(name = HealthcareService.SP_ACTIVE) @Nullable TokenAndListParam active,
            @OptionalParam(name = HealthcareService.SP_SERVICE_CATEGORY) @Nullable TokenAndListParam category,
            @OptionalParam(name = "data-information-system") @Nullable TokenAndListParam system,
            @OptionalParam(name = "data-registration-authority") @Nullable TokenAndListParam authority,
            @OptionalParam(name = HealthcareService.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
            @OptionalParam(name = HealthcareService.SP_NAME) @Nullable StringAndListParam name,
            @OptionalParam(name = HealthcareService.SP_SERVICE_TYPE) @Nullable TokenAndListParam field,
            @OptionalParam(name = HealthcareService.SP_CHARACTERISTIC) @Nullable TokenAndListParam characteristic,
            @OptionalParam(name = HealthcareService.SP_SPECIALTY) @Nullable TokenAndListParam activity,
            @OptionalParam(name = HealthcareService.SP_ORGANIZATION) @Nullable ReferenceAndListParam organization,
            @OptionalParam(name = HealthcareService.SP_LOCATION) @Nullable ReferenceAndListParam location,
            @RawParam Map<String, List<String>> others,
            @IncludeParam(allow = {"*", "HealthcareService:location", "HealthcareService:organization"})
                    Set<Include> includes,
            @OptionalParam(name = "_cursor") @Nullable StringParam cursor,
            @Count @Nullable Integer count) {
        Wanted.refuseOthers(request, KNOWN, "location.");
        var trusted = LocationProvider.isTrusted(FhirCaller.of(request));
        var search = OfferQuestion.read(request, changed).at(wanted.places(request, "location."));
        if (!trusted) {
            search.notSensitive();
        }
        var page = offers.search(search, cursor == null ? null : cursor.getValue(), LocationProvider.size(count));
        var bundle = Searchset.of(
                request,
                request.getParameters(),
                page.items().stream().map(it -> OfferMapper.toFhir(it, trusted)).toList(),
                page.next(),
                Wanted.all(request, "_total").anyMatch("accurate"::equals) ? offers.count(search) : null);
        include(bundle, page.items(), includes, trusted);
        return bundle;
    }

    private void include(Bundle bundle, List<Offer> found, Set<Include> includes, boolean trusted) {
        var asked = includes.stream().map(Include::getValue).collect(Collectors.toSet());
        var base = bundle.getLinkOrCreate("self").getUrl().replaceFirst("/HealthcareService(\\?.*)?$", "");
        var there = new HashSet<String>();
        if (asked.contains("HealthcareService:location") || asked.contains("*")) {
            var ids = found.stream()
                    .flatMap(it -> it.places().stream())
                    .distinct()
                    .toList();
            (ids.isEmpty() ? List.<fr.socle.directory.beds.CarePlace>of() : places.byIds(ids)).forEach(it -> {
                var location = LocationMapper.toFhir(it);
                if (!trusted) {
                    location.getExtension().removeIf(part -> Ror.CAPACITY.equals(part.getUrl()));
                }
                add(bundle, base, there, location);
            });
        }
        if (asked.contains("HealthcareService:organization") || asked.contains("*")) {
            found.stream()
                    .map(Offer::unit)
                    .filter(it -> it != null)
                    .distinct()
                    .flatMap(it -> offers.unit(it).stream())
                    .map(UnitMapper::toFhir)
                    .forEach(it -> add(bundle, base, there, it));
            sites.all(found.stream()
                            .filter(it -> it.unit() == null)
                            .map(Offer::finess)
                            .distinct()
                            .toList())
                    .forEach(it -> add(bundle, base, there, it));
        }
    }

    private static void add(Bundle bundle, String base, Set<String> there, Resource resource) {
        var url = base + "/" + resource.fhirType() + "/" + resource.getIdPart();
        if (there.add(url)) {
            bundle.addEntry().setFullUrl(url).setResource(resource).getSearch().setMode(SearchEntryMode.INCLUDE);
        }
    }
}
