package fr.socle.identity.local;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import java.util.Optional;

/// In the name of which structure somebody asks.
public final class Structures {

    private Structures() {}

    public static Optional<FinessNumber> of(Caller caller) {
        return switch (caller) {
            case Caller.Professional it
            when it.situation() != null -> Optional.ofNullable(it.situation().finess());
            case Caller.Software it -> Optional.ofNullable(it.structure());
            default -> Optional.empty();
        };
    }

    public static FinessNumber require(Caller caller) {
        return of(caller).orElseThrow(LocalRefusal.NO_STRUCTURE::asException);
    }
}
