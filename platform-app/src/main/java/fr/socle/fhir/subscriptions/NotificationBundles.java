package fr.socle.fhir.subscriptions;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.fhir.subscriptions.Followed.Content;
import fr.socle.fhir.subscriptions.Notifications.Due;
import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Notifications as the backport writes them in R4: a `history` bundle whose first entry is the status of the
/// subscription (`backport-subscription-status-r4`).
@Component
class NotificationBundles {

    static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
    private static final String STATUS = BACKPORT + "backport-subscription-status-r4";

    private final FhirContext fhir;
    private final String publicUrl;
    private final Clock clock;

    NotificationBundles(FhirContext fhir, @Value("${socle.public-url}") String publicUrl, Clock clock) {
        this.fhir = fhir;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    String canonical(Topic topic) {
        return publicUrl + "/topics/" + topic.code();
    }

    String of(Followed followed, Due due) {
        var bundle = new Bundle().setType(BundleType.HISTORY);
        bundle.setTimestamp(Date.from(clock.instant()));
        var entry = bundle.addEntry()
                .setFullUrl(publicUrl + "/fhir/Subscription/" + followed.id() + "/$status")
                .setResource(status(followed, due));
        entry.getRequest().setMethod(HTTPVerb.GET).setUrl("Subscription/" + followed.id() + "/$status");
        entry.getResponse().setStatus("200");
        if (due.focus() != null && followed.content() == Content.ID_ONLY) {
            var told = bundle.addEntry().setFullUrl(publicUrl + "/fhir/" + due.focus());
            told.getRequest().setMethod(HTTPVerb.GET).setUrl(due.focus());
            told.getResponse().setStatus("200");
        }
        return fhir.newJsonParser().encodeResourceToString(bundle);
    }

    /// @param due what is told with it, or null when somebody asks how the subscription stands
    Parameters status(Followed followed, @Nullable Due due) {
        var status = new Parameters();
        status.getMeta().addProfile(STATUS);
        status.addParameter("subscription", new Reference(publicUrl + "/fhir/Subscription/" + followed.id()));
        status.addParameter("topic", new CanonicalType(canonical(followed.topic())));
        status.addParameter("status", new CodeType(followed.state().name().toLowerCase(Locale.ROOT)));
        status.addParameter("type", new CodeType(typeOf(due)));
        status.addParameter("events-since-subscription-start", new StringType(Long.toString(followed.told())));
        if (due != null && !due.isIntroduction()) {
            var event = status.addParameter().setName("notification-event");
            event.addPart().setName("event-number").setValue(new StringType(Long.toString(due.number())));
            if (due.happenedAt() != null) {
                event.addPart().setName("timestamp").setValue(new InstantType(Date.from(due.happenedAt())));
            }
            if (due.focus() != null && followed.content() == Content.ID_ONLY) {
                event.addPart().setName("focus").setValue(new Reference(publicUrl + "/fhir/" + due.focus()));
            }
        }
        return status;
    }

    private static String typeOf(@Nullable Due due) {
        if (due == null) {
            return "query-status";
        }
        return due.isIntroduction() ? "handshake" : "event-notification";
    }
}
