package fr.socle.directory.offer.fhir;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.annotation.Description;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.IncludeParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.RawParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.beds.BedRefusal;
import fr.socle.directory.beds.BedReporting;
import fr.socle.directory.beds.CarePlace;
import fr.socle.directory.beds.CarePlaces;
import fr.socle.directory.beds.Closings;
import fr.socle.directory.fhir.search.ReadElsewhere;
import fr.socle.directory.offer.OfferSearch;
import fr.socle.directory.offer.Offers;
import fr.socle.kernel.Caller;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Places of care and their beds: read, search inside one row of beds, and `PATCH` by the establishment
/// (<https://hl7.org/fhir/R4/location.html>). Citizens see places, not beds.
@Component
class LocationProvider implements IResourceProvider {

    private static final Set<String> KNOWN =
            Set.of("_count", "_cursor", "_total", "_format", "_pretty", "_summary", "_elements", "_revinclude");

    /// What a PATCH changes.
    private static final Set<String> PATCHED = Set.of(Ror.CAPACITY, Ror.CLOSING_TYPE, Ror.CLOSED_ON, Ror.REOPENS_ON);

    private final CarePlaces places;
    private final Offers offers;
    private final BedReporting reporting;
    private final Closings closings;
    private final Wanted wanted;
    private final Clock clock;
    private final ReadElsewhere elsewhere;

    LocationProvider(
            CarePlaces places,
            Offers offers,
            BedReporting reporting,
            Closings closings,
            Wanted wanted,
            Clock clock,
            ReadElsewhere elsewhere) {
        this.places = places;
        this.offers = offers;
        this.reporting = reporting;
        this.closings = closings;
        this.wanted = wanted;
        this.clock = clock;
        this.elsewhere = elsewhere;
    }

    @Override
    public Class<Location> getResourceType() {
        return Location.class;
    }

    @Read
    public Location read(@IdParam IdType id, RequestDetails request) {
        return places.find(id.getIdPart())
                .map(it -> shown(it, FhirCaller.of(request)))
                .or(() -> elsewhere.resource(Location.class, id.getIdPart()))
                .orElseThrow(() -> new BedRefusal.UnknownPlace().asException());
    }

    /// What changed since a moment, deletions among it. Declared here, answered page by page before it comes here.
    @History
    public List<Location> history(@Since @Nullable InstantType since, @Count @Nullable Integer count) {
        return List.of();
    }

    /// Also by every capacity parameter of the ROR (`capacity-status`, `nb-capacity`, …), inside one row.
    @Search(allowUnknownParams = true)
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = Location.SP_RES_ID) @Nullable TokenAndListParam id,
            @OptionalParam(name = Location.SP_IDENTIFIER) @Nullable TokenAndListParam identifier,
            @OptionalParam(name = Location.SP_ADDRESS_CITY) @Nullable StringAndListParam town,
            @OptionalParam(name = Location.SP_ADDRESS_POSTALCODE) @Nullable StringAndListParam postalCode,
            @OptionalParam(name = "commune-cog") @Nullable TokenAndListParam commune,
            @OptionalParam(name = "capacity-status") @Nullable TokenAndListParam status,
            @Description("Status and number in one row: 02$gt0") @OptionalParam(name = "capacity") @Nullable
                    StringAndListParam capacity,
            @Description("INSEE code|kilometres|km") @OptionalParam(name = "near-insee-code") @Nullable
                    StringAndListParam nearTown,
            @RawParam Map<String, List<String>> others,
            @IncludeParam(reverse = true) Set<Include> reverse,
            @OptionalParam(name = "_cursor") @Nullable StringParam cursor,
            @Count @Nullable Integer count) {
        Wanted.refuseOthers(request, KNOWN, "");
        var caller = FhirCaller.of(request);
        var search = wanted.places(request, "");
        var page = places.search(search, cursor == null ? null : cursor.getValue(), size(count));
        var bundle = Searchset.of(
                request,
                request.getParameters(),
                page.items().stream().map(it -> shown(it, caller)).toList(),
                page.next(),
                Wanted.all(request, "_total").anyMatch("accurate"::equals) ? places.count(search) : null);
        if (reverse.stream().anyMatch(it -> it.getValue().equals("HealthcareService:location"))
                && !page.items().isEmpty()) {
            addOffers(bundle, page.items(), caller);
        }
        return bundle;
    }

    private void addOffers(Bundle bundle, List<CarePlace> of, Caller caller) {
        var search = new OfferSearch()
                .sharing(
                        OfferSearch.ListColumn.PLACES,
                        of.stream().map(CarePlace::id).toList());
        if (!isTrusted(caller)) {
            search.notSensitive();
        }
        var base = bundle.getLinkOrCreate("self").getUrl().replaceFirst("/Location(\\?.*)?$", "");
        offers.search(search, null, 1_000)
                .items()
                .forEach(it -> bundle.addEntry()
                        .setFullUrl(base + "/HealthcareService/" + it.id())
                        .setResource(OfferMapper.toFhir(it, isTrusted(caller)))
                        .getSearch()
                        .setMode(SearchEntryMode.INCLUDE));
    }

    /// The beds and the closing, by FHIRPath Patch. `If-Match` says which version was read; the token is that of the
    /// establishment.
    @Patch
    public MethodOutcome patch(
            @IdParam IdType id,
            PatchTypeEnum type,
            @ResourceParam Parameters patch,
            RequestDetails request,
            HttpServletResponse response) {
        if (!id.hasVersionIdPart() || !id.getVersionIdPart().matches("\\d{1,9}")) {
            throw new BedRefusal.NoVersion().asException();
        }
        var before = places.require(id.getIdPart());
        reporting.requireKeeper(FhirCaller.of(request), before.finess());
        var location = LocationMapper.toFhir(before);
        BedPatch.apply(patch, location);
        var rows = LocationMapper.rows(location, clock.instant());
        var closing = Ror.closing(location);
        requireOnlyBeds(location, before);
        var expected = Integer.parseInt(id.getVersionIdPart());
        var after = Objects.equals(closing, before.closing())
                ? reporting.report(FhirCaller.of(request), before.id(), expected, rows)
                : closings.ofPlace(FhirCaller.of(request), before.id(), expected, rows, closing);
        response.setHeader("ETag", "W/\"" + after.version() + "\""); // the library sends none after a PATCH
        return new MethodOutcome(new IdType("Location", after.id(), String.valueOf(after.version())), false)
                .setResource(LocationMapper.toFhir(after));
    }

    private static void requireOnlyBeds(Location patched, CarePlace before) {
        var untouched = LocationMapper.toFhir(before);
        patched.getExtension().removeIf(it -> PATCHED.contains(it.getUrl()));
        untouched.getExtension().removeIf(it -> PATCHED.contains(it.getUrl()));
        if (!patched.equalsDeep(untouched)) {
            throw new BedRefusal.Uncountable("Only the rows of beds and the closing are changed here.").asException();
        }
    }

    private static Location shown(CarePlace it, Caller caller) {
        var out = LocationMapper.toFhir(it);
        if (!isTrusted(caller)) {
            out.getExtension().removeIf(extension -> Ror.CAPACITY.equals(extension.getUrl()));
        }
        return out;
    }

    static boolean isTrusted(Caller caller) {
        return !(caller instanceof Caller.Citizen);
    }

    static int size(@Nullable Integer count) {
        return count == null ? 200 : Math.clamp(count, 1, 1_000);
    }
}
