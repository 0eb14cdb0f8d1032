package fr.socle.fhir.subscriptions;

import fr.socle.fhir.subscriptions.Followed.State;
import fr.socle.fhir.subscriptions.Notifications.Due;
import fr.socle.kernel.OutsideAddresses;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Calls the addresses. Each subscription is told in order; one that does not answer delays no other, is tried again
/// at growing intervals for about a day, and is then in error.
@Component
class Telling {

    private static final int AT_ONCE = 64;
    private static final int LAST_ATTEMPT = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(20);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String FHIR_JSON = "application/fhir+json";

    private final Subscriptions subscriptions;
    private final Notifications notifications;
    private final OutsideAddresses addresses;
    private final NotificationBundles bundles;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(Redirect.NEVER)
            .build();

    Telling(
            Subscriptions subscriptions,
            Notifications notifications,
            @Value(OutsideAddresses.SETTING) boolean thisMachine,
            NotificationBundles bundles,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.addresses = new OutsideAddresses(thisMachine);
        this.bundles = bundles;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${socle.subscriptions.every:PT1S}")
    void tellAll() {
        for (var due = notifications.take(AT_ONCE); !due.isEmpty(); due = notifications.take(AT_ONCE)) {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(one -> threads.submit(() -> tell(one)));
            }
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forget() {
        notifications.forgetBefore(clock.instant().minus(KEPT));
    }

    private void tell(Due due) {
        var followed = subscriptions.find(due.subscription());
        if (followed.isEmpty()) {
            return;
        }
        var answer = call(followed.get(), due);
        if (answer.isEmpty()) {
            notifications.delivered(due);
            if (due.isIntroduction()) {
                subscriptions.become(due.subscription(), State.ACTIVE, null);
            }
        } else if (due.attempts() + 1 >= LAST_ATTEMPT) {
            subscriptions.become(due.subscription(), State.ERROR, answer);
        } else {
            notifications.tryAgain(due, pauseAfter(due.attempts()));
        }
    }

    /// @return why the call failed, or an empty text
    private String call(Followed followed, Due due) {
        if (!addresses.allow(followed.endpoint())) {
            return "The address is no longer allowed";
        }
        try {
            var request = HttpRequest.newBuilder(followed.endpoint())
                    .timeout(PATIENCE)
                    .header("Content-Type", FHIR_JSON)
                    .POST(BodyPublishers.ofString(bundles.of(followed, due)));
            followed.headers().forEach(header -> {
                var colon = header.indexOf(':');
                request.header(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip());
            });
            var status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "The address answered " + status;
        } catch (IOException unreachable) {
            return "The address does not answer";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "Interrupted";
        }
    }

    private static Duration pauseAfter(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 12));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
