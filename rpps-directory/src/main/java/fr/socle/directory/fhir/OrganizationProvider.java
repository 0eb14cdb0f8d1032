package fr.socle.directory.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.StringAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.EstablishmentFilter;
import fr.socle.directory.Establishments;
import fr.socle.kernel.fhir.Searchset;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Organization;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Establishments; their id is their FINESS number. <https://hl7.org/fhir/R4/organization.html>
@Component
class OrganizationProvider implements IResourceProvider {

    private final Establishments establishments;

    OrganizationProvider(Establishments establishments) {
        this.establishments = establishments;
    }

    @Override
    public Class<Organization> getResourceType() {
        return Organization.class;
    }

    @Read
    public Organization read(@IdParam IdType id) {
        return OrganizationMapper.toFhir(establishments.require(id.getIdPart()));
    }

    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = Organization.SP_RES_ID) @Nullable TokenAndListParam ids,
            @OptionalParam(name = Organization.SP_IDENTIFIER) @Nullable TokenAndListParam identifiers,
            @OptionalParam(name = Organization.SP_NAME) @Nullable StringAndListParam names,
            @OptionalParam(name = Organization.SP_ADDRESS_CITY) @Nullable StringAndListParam towns,
            @OptionalParam(name = Organization.SP_ADDRESS_POSTALCODE) @Nullable StringAndListParam postalCodes,
            @OptionalParam(name = Organization.SP_TYPE) @Nullable TokenAndListParam types,
            @OptionalParam(name = Organization.SP_ACTIVE) @Nullable TokenParam active,
            @OptionalParam(name = Searchset.CURSOR) @Nullable StringParam cursor,
            @Count @Nullable Integer count) {
        var all = new ArrayList<EstablishmentFilter>();
        all.addAll(Asked.tokens("_id", ids, it -> Stream.of(it.getValueNotNull()), EstablishmentFilter.Numbered::new));
        all.addAll(Asked.tokens("identifier", identifiers, Stream::of, OrganizationProvider::identified));
        all.addAll(Asked.texts("name", names, EstablishmentFilter.Named::new));
        all.addAll(Asked.texts("address-city", towns, EstablishmentFilter.InTown::new));
        all.addAll(Asked.texts("address-postalcode", postalCodes, EstablishmentFilter.InPostalCode::new));
        all.addAll(Asked.tokens("type", types, it -> Stream.of(it.getValueNotNull()), OrganizationProvider::ofType));
        if (active != null && !Asked.flag("active", active)) {
            all.add(new EstablishmentFilter.Numbered(Set.of())); // every establishment of the file is open
        }
        var page = establishments.search(all, Asked.place(cursor), Asked.size(count));
        return Searchset.of(
                request,
                request.getParameters(),
                page.items().stream().map(OrganizationMapper::toFhir).toList(),
                page.next(),
                Asked.wantsTotal(request) ? establishments.count(all) : null);
    }

    private static EstablishmentFilter identified(Set<TokenParam> tokens) {
        return new EstablishmentFilter.Identified(
                tokens.stream().flatMap(Numbers::finess).collect(Collectors.toSet()),
                tokens.stream().flatMap(Numbers::siret).collect(Collectors.toSet()));
    }

    /// Every organization here is a geographical entity, whatever its category.
    private static EstablishmentFilter ofType(Set<String> codes) {
        return codes.contains(Systems.GEOGRAPHICAL_ENTITY)
                ? new EstablishmentFilter.Words("")
                : new EstablishmentFilter.OfCategory(codes);
    }
}
