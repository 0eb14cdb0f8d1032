package fr.socle.fhir.subscriptions;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.socle.kernel.fhir.FhirCaller;
import fr.socle.kernel.fhir.Searchset;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Subscription;
import org.springframework.stereotype.Component;

/// <http://hl7.org/fhir/uv/subscriptions-backport/components.html#subscriptions-in-fhir-r4>
@Component
class SubscriptionProvider implements IResourceProvider {

    private final Following following;
    private final NotificationBundles bundles;

    SubscriptionProvider(Following following, NotificationBundles bundles) {
        this.following = following;
        this.bundles = bundles;
    }

    @Override
    public Class<Subscription> getResourceType() {
        return Subscription.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Subscription asked, RequestDetails request) {
        var followed = following.follow(FhirCaller.of(request), SubscriptionMapper.wish(asked));
        return new MethodOutcome(new IdType("Subscription", followed.id().toString()), true)
                .setResource(toFhir(followed));
    }

    @Read
    public Subscription read(@IdParam IdType id, RequestDetails request) {
        return toFhir(following.require(FhirCaller.of(request), number(id)));
    }

    @Search
    public Bundle search(RequestDetails request) {
        return Searchset.of(
                request,
                request.getParameters(),
                following.all(FhirCaller.of(request)).stream().map(this::toFhir).toList(),
                null,
                null);
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id, RequestDetails request) {
        following.end(FhirCaller.of(request), number(id));
        return new MethodOutcome();
    }

    @Operation(name = "$status", idempotent = true)
    public Parameters status(@IdParam IdType id, RequestDetails request) {
        return bundles.status(following.require(FhirCaller.of(request), number(id)), null);
    }

    private Subscription toFhir(Followed followed) {
        return SubscriptionMapper.toFhir(followed, bundles.canonical(followed.topic()));
    }

    private static UUID number(IdType id) {
        try {
            return UUID.fromString(id.getIdPart());
        } catch (IllegalArgumentException none) {
            throw new SubscriptionRefusal.Unknown().asException();
        }
    }
}
