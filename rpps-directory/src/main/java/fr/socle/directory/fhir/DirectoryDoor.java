package fr.socle.directory.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.fhir.search.Entry;
import fr.socle.directory.fhir.search.ReadElsewhere;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Searches;
import fr.socle.kernel.fhir.Searchset;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the FHIR adapters of the directory ask for, in bytes or, where XML or parts of resources are wanted, as the
/// FHIR library's objects.
@Component
class DirectoryDoor {

    private final Searches searches;
    private final JdbcClient jdbc;
    private final ReadElsewhere elsewhere;
    private final FhirContext context = FhirContext.forR4Cached();

    DirectoryDoor(JdbcTemplate template, JdbcClient jdbc, List<ResourceType> types, ReadElsewhere elsewhere) {
        this.searches = new Searches(template, types);
        this.jdbc = jdbc;
        this.elsewhere = elsewhere;
    }

    Searches searches() {
        return searches;
    }

    byte[] search(RequestDetails request) {
        var prefer = request.getHeader("Prefer");
        return searches.search(
                request.getFhirServerBase(),
                request.getResourceName(),
                request.getParameters(),
                prefer != null && prefer.contains("handling=lenient"));
    }

    Bundle searchObjects(RequestDetails request) {
        var bundle = parse(Bundle.class, search(request));
        return bundle.hasTotal() ? bundle : Searchset.uncounted(bundle);
    }

    Entry read(String type, String id) {
        return searches.read(type, id).or(() -> elsewhere.entry(type, id)).orElseThrow(() -> missing(type, id));
    }

    /// The only resource that answers a query.
    ///
    /// @throws fr.socle.kernel.Refused when there is none, or another one
    Entry theOne(String type, @Nullable String query) {
        var asked = query == null ? "" : query.substring(query.indexOf('?') + 1);
        if (!asked.contains("=")) {
            throw new DirectoryRefusal.UnreadableSearch(type).asException();
        }
        var found = searches.byCondition(searches.of(type), searches.condition(type, asked), 2);
        if (found.size() > 1) {
            throw new DirectoryRefusal.SeveralMatch().asException();
        }
        return found.stream().findFirst().orElseThrow(() -> new DirectoryRefusal.UnknownResource().asException());
    }

    <T extends IBaseResource> T readObject(Class<T> type, String id) {
        return parse(type, read(context.getResourceType(type), id).json());
    }

    private RuntimeException missing(String type, String id) {
        var gone = jdbc.sql("select 1 from directory.past_version where type = :type and id = :id and deleted limit 1")
                .param("type", type)
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
        if (gone) {
            return new DirectoryRefusal.Deleted().asException();
        }
        return switch (type) {
            case "Practitioner" -> new DirectoryRefusal.UnknownProfessional().asException();
            case "PractitionerRole" -> new DirectoryRefusal.UnknownSituation().asException();
            case "Organization" -> new DirectoryRefusal.UnknownEstablishment().asException();
            default -> new DirectoryRefusal.UnknownResource().asException();
        };
    }

    <T extends IBaseResource> T parse(Class<T> type, byte[] json) {
        return context.newJsonParser().parseResource(type, new ByteArrayInputStream(json));
    }
}
