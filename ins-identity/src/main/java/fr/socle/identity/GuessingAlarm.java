package fr.socle.identity;

import fr.socle.kernel.Actor;
import fr.socle.kernel.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Somebody who tries traits until a number comes out misses often. Each caller may miss so many times a minute; then
/// nothing is answered until the minute is over, an alarm is logged and counted (`socle.insi.guessing`), and no trait
/// is named in either. Counted by each running program on its own.
@Component
class GuessingAlarm {

    private static final Logger log = LoggerFactory.getLogger(GuessingAlarm.class);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MANY_CALLERS = 10_000;

    private final Map<Actor, Misses> misses = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int allowed;
    private final Counter alarms;

    GuessingAlarm(
            Clock clock,
            ObjectProvider<MeterRegistry> meters,
            @Value("${socle.identity.insi.misses-per-minute:120}") int allowed) {
        this.clock = clock;
        this.allowed = allowed;
        this.alarms = Counter.builder("socle.insi.guessing")
                .description("Callers stopped because their questions to INSi found nobody too often")
                .register(meters.getIfAvailable(() -> Metrics.globalRegistry));
    }

    /// @throws fr.socle.kernel.Refused when this caller has missed too often in this minute
    void requireCalm(Caller caller) {
        var sofar = misses.get(caller.actor());
        if (sofar != null && sofar.count() >= allowed) {
            var wait = Duration.between(clock.instant(), sofar.since().plus(WINDOW));
            if (wait.isPositive()) {
                throw new InsiRefusal.Guessing(wait).asException();
            }
        }
    }

    void missed(Caller caller, int times) {
        var now = clock.instant();
        if (misses.size() > MANY_CALLERS) {
            misses.values().removeIf(it -> it.isOver(now));
        }
        var sofar = misses.merge(
                caller.actor(),
                new Misses(now, times),
                (old, more) -> old.isOver(now) ? more : new Misses(old.since(), old.count() + times));
        if (sofar.count() >= allowed && sofar.count() - times < allowed) {
            alarms.increment();
            log.warn(
                    "Guessing of traits suspected: {} {} missed {} times within a minute",
                    caller.actor().role(),
                    caller.actor().reference(),
                    sofar.count());
        }
    }

    private record Misses(Instant since, int count) {

        boolean isOver(Instant now) {
            return !now.isBefore(since.plus(WINDOW));
        }
    }
}
