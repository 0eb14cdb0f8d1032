package fr.socle.fhir.subscriptions;

import fr.socle.kernel.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;

sealed interface SubscriptionRefusal extends Refusal {

    record UnknownTopic() implements SubscriptionRefusal {}

    record NotYours(Topic topic) implements SubscriptionRefusal {}

    record UnknownFilter(Topic topic, String filter) implements SubscriptionRefusal {}

    record NotSupported(String what) implements SubscriptionRefusal {}

    record ForbiddenEndpoint() implements SubscriptionRefusal {}

    record TooMany(int most) implements SubscriptionRefusal {}

    record Unknown() implements SubscriptionRefusal {}

    @Override
    default Terms terms() {
        return switch (this) {
            case UnknownTopic() ->
                new Terms(
                        Kind.UNREADABLE,
                        "subscription.unknown-topic",
                        "criteria must name a topic: "
                                + Arrays.stream(Topic.values()).map(Topic::code).collect(Collectors.joining(", ")));
            case NotYours(var topic) ->
                new Terms(
                        Kind.FORBIDDEN, "subscription.not-yours", "This account may not follow " + topic.code() + ".");
            case UnknownFilter(var topic, var filter) ->
                new Terms(
                        Kind.UNREADABLE,
                        "subscription.unknown-filter",
                        "The topic " + topic.code() + " has no filter like this one: " + filter);
            case NotSupported(var what) -> new Terms(Kind.BROKEN_RULE, "subscription.not-supported", what);
            case ForbiddenEndpoint() ->
                new Terms(
                        Kind.BROKEN_RULE,
                        "subscription.forbidden-endpoint",
                        "Notifications go to public https addresses; in a sandbox, also to this machine.");
            case TooMany(var most) ->
                new Terms(Kind.TOO_MANY, "subscription.too-many", "An account has " + most + " subscriptions at most.");
            case Unknown() -> new Terms(Kind.NOT_FOUND, "subscription.unknown", "There is no such subscription.");
        };
    }
}
