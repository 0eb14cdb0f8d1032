package fr.socle.directory.fhir;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.RawParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Since;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Professionals, for callers who want more than the plain JSON that [QuickAnswers] gives.
/// <https://hl7.org/fhir/R4/practitioner.html>
@Component
class PractitionerProvider implements IResourceProvider {

    private final DirectoryDoor door;
    private final History history;
    private final MailboxPatch mailboxes;

    PractitionerProvider(DirectoryDoor door, History history, MailboxPatch mailboxes) {
        this.door = door;
        this.history = history;
        this.mailboxes = mailboxes;
    }

    @Override
    public Class<Practitioner> getResourceType() {
        return Practitioner.class;
    }

    @Read
    public Practitioner read(@IdParam IdType id) {
        return door.readObject(Practitioner.class, id.getIdPart());
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request, @RawParam @Nullable Map<String, List<String>> parameters) {
        return door.searchObjects(request);
    }

    @ca.uhn.fhir.rest.annotation.History
    public List<Practitioner> history(@IdParam IdType id) {
        return history.of(Practitioner.class, id.getIdPart());
    }

    /// What changed since a moment, deletions among it, however long ago that is.
    @ca.uhn.fhir.rest.annotation.History
    public List<Practitioner> history(@Since @Nullable InstantType since, @Count @Nullable Integer count) {
        return history.since(Practitioner.class, since, count);
    }

    /// The mailboxes, of the one with this id or of the one that answers a query.
    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String query,
            PatchTypeEnum kind,
            @ResourceParam String body,
            RequestDetails request) {
        return mailboxes.apply(request, "Practitioner", id, query, body);
    }
}
