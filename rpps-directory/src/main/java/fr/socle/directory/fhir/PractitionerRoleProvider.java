package fr.socle.directory.fhir;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceAndListParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenAndListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.PracticeFilter;
import fr.socle.directory.Practitioners;
import fr.socle.kernel.fhir.Searchset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Practice situations, also by the number of the professional or of the structure in one call.
/// <https://hl7.org/fhir/R4/practitionerrole.html>
@Component
class PractitionerRoleProvider implements IResourceProvider {

    private final Practitioners practitioners;

    PractitionerRoleProvider(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    @Override
    public Class<PractitionerRole> getResourceType() {
        return PractitionerRole.class;
    }

    @Read
    public PractitionerRole read(@IdParam IdType id) {
        return practitioners
                .practices(List.of(new PracticeFilter.Identified(Set.of(id.getIdPart()))), null, 1)
                .items()
                .stream()
                .findFirst()
                .map(PractitionerRoleMapper::toFhir)
                .orElseThrow(() -> new DirectoryRefusal.UnknownSituation().asException());
    }

    @Search
    public Bundle search(
            RequestDetails request,
            @OptionalParam(name = PractitionerRole.SP_RES_ID) @Nullable TokenAndListParam ids,
            @OptionalParam(name = PractitionerRole.SP_IDENTIFIER) @Nullable TokenAndListParam identifiers,
            @OptionalParam(
                            name = PractitionerRole.SP_PRACTITIONER,
                            chainWhitelist = {"", "identifier"})
                    @Nullable
                    ReferenceAndListParam professionals,
            @OptionalParam(
                            name = PractitionerRole.SP_ORGANIZATION,
                            chainWhitelist = {"", "identifier"})
                    @Nullable
                    ReferenceAndListParam structures,
            @OptionalParam(name = PractitionerRole.SP_ROLE) @Nullable TokenAndListParam roles,
            @OptionalParam(name = PractitionerRole.SP_SPECIALTY) @Nullable TokenAndListParam specialities,
            @OptionalParam(name = PractitionerRole.SP_ACTIVE) @Nullable TokenParam active,
            @OptionalParam(name = Searchset.CURSOR) @Nullable StringParam cursor,
            @Count @Nullable Integer count) {
        var all = new ArrayList<PracticeFilter>();
        all.addAll(Asked.tokens("_id", ids, PractitionerRoleProvider::code, PracticeFilter.Identified::new));
        all.addAll(Asked.tokens(
                "identifier", identifiers, PractitionerRoleProvider::code, PracticeFilter.Identified::new));
        all.addAll(Asked.references("practitioner", professionals, Numbers::rpps, PracticeFilter.Of::new));
        all.addAll(Asked.references("organization", structures, Numbers::finess, PracticeFilter.At::new));
        all.addAll(Asked.tokens("role", roles, PractitionerRoleProvider::code, PracticeFilter.InRole::new));
        all.addAll(Asked.tokens(
                "specialty", specialities, PractitionerRoleProvider::code, PracticeFilter.WithKnowHow::new));
        if (active != null) {
            all.add(new PracticeFilter.Active(Asked.flag("active", active)));
        }
        var page = practitioners.practices(all, Asked.place(cursor), Asked.size(count));
        return Searchset.of(
                request,
                request.getParameters(),
                page.items().stream().map(PractitionerRoleMapper::toFhir).toList(),
                page.next(),
                Asked.wantsTotal(request) ? practitioners.countPractices(all) : null);
    }

    private static Stream<String> code(TokenParam token) {
        return Stream.of(token.getValueNotNull());
    }
}
