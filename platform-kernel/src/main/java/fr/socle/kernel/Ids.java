package fr.socle.kernel;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Identifiers of our own: UUID version 7 (RFC 9562), ordered by time of creation.
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
