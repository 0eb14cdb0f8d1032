package fr.socle.psc;

import java.time.Clock;
import java.time.Instant;

/// The time of the world. The sandbox may move the platform's clock; tokens and one-time codes stay with the clocks
/// of those who hold them.
public record RealTime(Clock clock) {

    public Instant now() {
        return clock.instant();
    }
}
