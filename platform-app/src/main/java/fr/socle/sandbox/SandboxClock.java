package fr.socle.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// A clock that can be moved forward, so that rules with delays are seen at once. It never goes back.
@Component
@Profile("sandbox")
class SandboxClock extends Clock {

    private final Clock real = Clock.systemUTC();
    private volatile Duration ahead = Duration.ZERO;

    synchronized Instant advance(TemporalAmount amount) {
        var now = ZonedDateTime.ofInstant(instant(), ZoneOffset.UTC);
        var later = now.plus(amount);
        if (later.isBefore(now)) {
            throw new SandboxRefusal.ClockGoesForward().asException();
        }
        ahead = ahead.plus(Duration.between(now, later));
        return instant();
    }

    /// Reads `P14D`, `P3M` or `PT2H`.
    static TemporalAmount amount(String text) {
        try {
            return text.contains("T") ? Duration.parse(text) : Period.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new SandboxRefusal.UnreadableAmount().asException();
        }
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : Clock.offset(Clock.system(zone), ahead);
    }
}
