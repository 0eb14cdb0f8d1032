package fr.socle.identity.reference;

import fr.socle.identity.InsReplaced;
import fr.socle.kernel.Actor;
import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Tells the other modules whose number is another one now.
@Component
class Announcing {

    private final ApplicationEventPublisher events;
    private final Clock clock;

    Announcing(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    void announce(Entering.Outcome outcome) {
        outcome.changed().stream()
                .filter(Entering.Changed::number)
                .forEach(it -> events.publishEvent(new InsReplaced(it.person(), Actor.PLATFORM, clock.instant())));
    }
}
