package fr.socle.fhir.subscriptions;

import fr.socle.fhir.subscriptions.Followed.Content;
import java.net.URI;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Subscription;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelComponent;
import org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType;
import org.hl7.fhir.r4.model.Subscription.SubscriptionStatus;

/// Subscriptions in R4 clothes (`backport-subscription`): the topic is the criteria, filters and content are
/// extensions.
final class SubscriptionMapper {

    private static final String PROFILE = NotificationBundles.BACKPORT + "backport-subscription";
    private static final String FILTER = NotificationBundles.BACKPORT + "backport-filter-criteria";
    private static final String CONTENT = NotificationBundles.BACKPORT + "backport-payload-content";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}: ?[\\x20-\\x7e]{1,2000}");
    private static final List<String> OUR_HEADERS =
            List.of("host", "content-length", "content-type", "connection", "transfer-encoding", "expect", "upgrade");

    private SubscriptionMapper() {}

    static Wish wish(Subscription asked) {
        var topic = Topic.named(String.valueOf(asked.getCriteria()))
                .orElseThrow(() -> new SubscriptionRefusal.UnknownTopic().asException());
        var channel = asked.getChannel();
        if (channel.getType() != SubscriptionChannelType.RESTHOOK) {
            throw new SubscriptionRefusal.NotSupported("Only channels of type rest-hook are offered.").asException();
        }
        if (channel.hasPayload() && !channel.getPayload().startsWith(FHIR_JSON)) {
            throw new SubscriptionRefusal.NotSupported("Notifications are written in " + FHIR_JSON + ".").asException();
        }
        return new Wish(
                topic,
                endpoint(channel),
                filters(asked, topic),
                headers(channel),
                content(channel),
                asked.getEnd() == null ? null : asked.getEnd().toInstant());
    }

    private static URI endpoint(SubscriptionChannelComponent channel) {
        try {
            return URI.create(String.valueOf(channel.getEndpoint()));
        } catch (IllegalArgumentException unreadable) {
            throw new SubscriptionRefusal.ForbiddenEndpoint().asException();
        }
    }

    private static Map<String, String> filters(Subscription asked, Topic topic) {
        var filters = new HashMap<String, String>();
        for (var extension : asked.getCriteriaElement().getExtensionsByUrl(FILTER)) {
            var text = extension.getValue() instanceof PrimitiveType<?> value ? value.getValueAsString() : "";
            var query = text.substring(text.indexOf('?') + 1);
            for (var pair : query.split("&")) {
                var name = pair.substring(0, Math.max(0, pair.indexOf('=')));
                if (!topic.filters().contains(name)) {
                    throw new SubscriptionRefusal.UnknownFilter(topic, pair).asException();
                }
                filters.put(name, pair.substring(name.length() + 1));
            }
        }
        return filters;
    }

    private static List<String> headers(SubscriptionChannelComponent channel) {
        var headers = channel.getHeader().stream().map(PrimitiveType::getValue).toList();
        for (var header : headers) {
            if (!HEADER.matcher(header).matches()
                    || OUR_HEADERS.contains(
                            header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT))) {
                throw new SubscriptionRefusal.NotSupported("A header of the channel cannot be sent.").asException();
            }
        }
        return headers;
    }

    private static Content content(SubscriptionChannelComponent channel) {
        var extension = channel.getPayloadElement().getExtensionByUrl(CONTENT);
        if (extension == null || !(extension.getValue() instanceof PrimitiveType<?> code)) {
            return Content.EMPTY;
        }
        return Arrays.stream(Content.values())
                .filter(content -> content.code().equals(code.getValueAsString()))
                .findFirst()
                .orElseThrow(() -> new SubscriptionRefusal.NotSupported(
                                "Notifications hold references at most (empty, id-only): read what they name.")
                        .asException());
    }

    static Subscription toFhir(Followed followed, String canonical) {
        var subscription = new Subscription();
        subscription.setId(followed.id().toString());
        subscription.getMeta().addProfile(PROFILE);
        subscription.setStatus(
                switch (followed.state()) {
                    case REQUESTED -> SubscriptionStatus.REQUESTED;
                    case ACTIVE -> SubscriptionStatus.ACTIVE;
                    case ERROR -> SubscriptionStatus.ERROR;
                });
        subscription.setReason(followed.topic().code());
        subscription.setError(followed.error());
        if (followed.end() != null) {
            subscription.setEnd(Date.from(followed.end()));
        }
        subscription.setCriteria(canonical);
        followed.filters()
                .forEach((name, value) -> subscription
                        .getCriteriaElement()
                        .addExtension(FILTER, new StringType("?" + name + "=" + value)));
        var channel = subscription.getChannel();
        channel.setType(SubscriptionChannelType.RESTHOOK);
        channel.setEndpoint(followed.endpoint().toString());
        channel.setPayload(FHIR_JSON);
        channel.getPayloadElement()
                .addExtension(CONTENT, new CodeType(followed.content().code()));
        return subscription;
    }
}
