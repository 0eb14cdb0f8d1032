package fr.socle.database;

import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/// Gives every fact that a listener could not handle another chance. Events are stored with the change that caused
/// them, delivered after it, and deleted once handled; what a crash or a failure left behind is resubmitted here.
@AutoConfiguration
@EnableAsync
@EnableScheduling
class Outbox {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final IncompleteEventPublications incomplete;

    Outbox(IncompleteEventPublications incomplete) {
        this.incomplete = incomplete;
    }

    @Scheduled(
            initialDelayString = "${socle.outbox.resubmit-every:PT30S}",
            fixedDelayString = "${socle.outbox.resubmit-every:PT30S}")
    void resubmit() {
        incomplete.resubmitIncompletePublicationsOlderThan(PATIENCE);
    }
}
