package fr.socle.prescription;

import fr.socle.kernel.FinessNumber;
import java.time.Instant;

/// For a while one pharmacy alone may dispense a prescription.
public record Lease(FinessNumber pharmacy, Instant until) {

    boolean isLive(Instant now) {
        return now.isBefore(until);
    }

    boolean isOf(FinessNumber other) {
        return pharmacy.equals(other);
    }
}
