package fr.socle.psc.mandate;

import fr.socle.kernel.Caller.Power;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mandate as it was given.
///
/// @param mandator PS_IdNat of who gave it
/// @param holder PS_IdNat of who holds it
/// @param withdrawnAt before its end
public record Mandate(
        UUID id,
        String mandator,
        String holder,
        Set<Power> powers,
        Instant givenAt,
        Instant endsAt,
        @Nullable Instant withdrawnAt) {

    public boolean isInForce(Instant now) {
        return withdrawnAt == null && now.isBefore(endsAt);
    }
}
