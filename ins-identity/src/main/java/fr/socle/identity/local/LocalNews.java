package fr.socle.identity.local;

import fr.socle.identity.IdentityQualified;
import fr.socle.identity.InsReplaced;
import fr.socle.identity.Resemblance;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Tells the person's journal, and whoever listens, that a patient of a structure changed.
@Component
class LocalNews {

    /// Below, the traits are those of another person.
    private static final double SOMEBODY_ELSE = 0.6;

    private final AccessJournal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LocalNews(AccessJournal journal, ApplicationEventPublisher events, Clock clock) {
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void tell(Caller by, @Nullable LocalIdentity before, LocalIdentity after) {
        var action = before == null ? Action.CREATED : Action.CHANGED;
        journal.record(Access.by(by, after.id(), action, "identity", after.id().value()));
        events.publishEvent(new LocalIdentityChanged(after.id(), by.actor(), now()));
        if (before != null && !looksLike(before, after)) {
            events.publishEvent(new TraitsReplaced(after.id(), by.actor(), now()));
        }
        if (!(after.standing() instanceof Standing.Qualified now)) {
            return;
        }
        if (before == null || !before.isQualified()) {
            events.publishEvent(new IdentityQualified(after.id(), by.actor(), now()));
        } else if (before.standing() instanceof Standing.Qualified then
                && !then.ins().equals(now.ins())) {
            events.publishEvent(new InsReplaced(after.id(), by.actor(), now()));
        }
    }

    private static boolean looksLike(LocalIdentity before, LocalIdentity after) {
        return Resemblance.between(side(before), side(after)).score() >= SOMEBODY_ELSE;
    }

    private static Resemblance.Side side(LocalIdentity it) {
        return new Resemblance.Side(it.traits(), it.used().name(), it.used().givenName(), null);
    }
}
