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
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.PractitionerFilter;
import fr.socle.directory.Practitioners;
import fr.socle.kernel.fhir.Searchset;
import java.util.ArrayList;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Professionals. Public data of a public directory: whoever is signed in may read, and no trace is due.
/// <https://hl7.org/fhir/R4/practitioner.html>
@Component
class PractitionerProvider implements IResourceProvider {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Practitioners practitioners;

    PractitionerProvider(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    @Override
    public Class<Practitioner> getResourceType() {
        return Practitioner.class;
    }

    @Read
    public Practitioner read(@IdParam IdType id) {
        if (!ID.matcher(id.getIdPart()).matches()) {
            throw new DirectoryRefusal.UnknownProfessional().asException();
        }
        return PractitionerMapper.toFhir(practitioners.require(UUID.fromString(id.getIdPart())));
    }

    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = Practitioner.SP_RES_ID) @Nullable TokenAndListParam ids,
            @OptionalParam(name = Practitioner.SP_IDENTIFIER) @Nullable TokenAndListParam identifiers,
            @OptionalParam(name = Practitioner.SP_NAME) @Nullable StringAndListParam names,
            @OptionalParam(name = Practitioner.SP_FAMILY) @Nullable StringAndListParam families,
            @OptionalParam(name = Practitioner.SP_GIVEN) @Nullable StringAndListParam givens,
            @OptionalParam(name = Practitioner.SP_ACTIVE) @Nullable TokenParam active,
            @OptionalParam(name = Searchset.CURSOR) @Nullable StringParam cursor,
            @Count @Nullable Integer count) {
        var all = new ArrayList<PractitionerFilter>();
        all.addAll(Asked.tokens("_id", ids, PractitionerProvider::uuid, PractitionerFilter.Identified::new));
        all.addAll(Asked.tokens("identifier", identifiers, Numbers::rpps, PractitionerFilter.Registered::new));
        all.addAll(Asked.texts("name", names, PractitionerFilter.Named::new));
        all.addAll(Asked.texts("family", families, PractitionerFilter.Family::new));
        all.addAll(Asked.texts("given", givens, PractitionerFilter.Given::new));
        if (active != null) {
            all.add(new PractitionerFilter.Active(Asked.flag("active", active)));
        }
        var page = practitioners.search(all, Asked.place(cursor), Asked.size(count));
        return Searchset.of(
                request,
                request.getParameters(),
                page.items().stream().map(PractitionerMapper::toFhir).toList(),
                page.next(),
                Asked.wantsTotal(request) ? practitioners.count(all) : null);
    }

    private static Stream<UUID> uuid(TokenParam token) {
        var value = token.getValueNotNull();
        return ID.matcher(value).matches() ? Stream.of(UUID.fromString(value)) : Stream.empty();
    }
}
