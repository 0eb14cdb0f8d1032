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
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/// What the types that have mailboxes answer alike, for callers who want more than the plain JSON that [QuickAnswers]
/// gives. The FHIR library finds these methods in the class above and takes the type from the one below; it refuses a
/// type parameter as what a method answers, so the answers are of no type here.
abstract class SearchedProvider implements IResourceProvider {

    private final Class<? extends Resource> type;
    private final DirectoryDoor door;
    private final History history;
    private final MailboxPatch mailboxes;

    SearchedProvider(Class<? extends Resource> type, DirectoryDoor door, History history, MailboxPatch mailboxes) {
        this.type = type;
        this.door = door;
        this.history = history;
        this.mailboxes = mailboxes;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    @Read
    public IBaseResource read(@IdParam IdType id) {
        return door.readObject(type, id.getIdPart());
    }

    @Search(allowUnknownParams = true)
    public Bundle search(RequestDetails request, @RawParam @Nullable Map<String, List<String>> parameters) {
        return door.searchObjects(request);
    }

    @ca.uhn.fhir.rest.annotation.History
    public List<? extends IBaseResource> history(@IdParam IdType id) {
        return history.of(type, id.getIdPart());
    }

    /// What changed since a moment, deletions among it, however long ago that is.
    @ca.uhn.fhir.rest.annotation.History
    public List<? extends IBaseResource> history(@Since @Nullable InstantType since, @Count @Nullable Integer count) {
        return history.since(type, since, count);
    }

    /// The mailboxes, of the one with this id or of the one that answers a query.
    @Patch
    public MethodOutcome patch(
            @IdParam @Nullable IdType id,
            @ConditionalUrlParam @Nullable String query,
            PatchTypeEnum kind,
            @ResourceParam String body,
            RequestDetails request) {
        return mailboxes.apply(request, type.getSimpleName(), id, query, body);
    }
}
