package fr.socle.fhir.subscriptions;

import fr.socle.fhir.subscriptions.Followed.State;
import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.OutsideAddresses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Somebody asks to be told, and ends it.
@Service
@Transactional
class Following {

    private static final int MOST = 50;

    private final Subscriptions subscriptions;
    private final Notifications notifications;
    private final OutsideAddresses addresses;

    Following(
            Subscriptions subscriptions,
            Notifications notifications,
            @Value(OutsideAddresses.SETTING) boolean thisMachine) {
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.addresses = new OutsideAddresses(thisMachine);
    }

    /// The subscription waits (`requested`) until the address has answered a first call.
    Followed follow(Caller caller, Wish wish) {
        var owner = owner(caller);
        var bounds = wish.topic()
                .boundsFor(caller)
                .orElseThrow(() -> new SubscriptionRefusal.NotYours(wish.topic()).asException());
        if (!addresses.allow(wish.endpoint())) {
            throw new SubscriptionRefusal.ForbiddenEndpoint().asException();
        }
        if (subscriptions.countOf(owner) >= MOST) {
            throw new SubscriptionRefusal.TooMany(MOST).asException();
        }
        var followed = new Followed(
                Ids.next(),
                wish.topic(),
                owner,
                wish.endpoint(),
                within(bounds, wish),
                wish.headers(),
                wish.content(),
                State.REQUESTED,
                wish.end(),
                0,
                null);
        subscriptions.add(followed);
        notifications.introduce(followed.id());
        return followed;
    }

    @Transactional(readOnly = true)
    public Followed require(Caller caller, UUID id) {
        return subscriptions
                .find(id)
                .filter(followed -> followed.owner().equals(owner(caller)))
                .orElseThrow(() -> new SubscriptionRefusal.Unknown().asException());
    }

    @Transactional(readOnly = true)
    public List<Followed> all(Caller caller) {
        return subscriptions.of(owner(caller));
    }

    void end(Caller caller, UUID id) {
        subscriptions.delete(require(caller, id).id());
    }

    /// What was asked may narrow the bounds, never leave them.
    private static Map<String, String> within(Map<String, String> bounds, Wish wish) {
        var filters = new HashMap<>(wish.filters());
        bounds.forEach((name, bound) -> {
            if (!bound.equals(filters.getOrDefault(name, bound))) {
                throw new SubscriptionRefusal.NotYours(wish.topic()).asException();
            }
            filters.put(name, bound);
        });
        return filters;
    }

    private static String owner(Caller caller) {
        Actor actor = caller.actor();
        return actor.role() + "/" + actor.reference();
    }
}
