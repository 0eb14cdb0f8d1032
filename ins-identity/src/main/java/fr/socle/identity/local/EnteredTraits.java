package fr.socle.identity.local;

import fr.socle.identity.KnownPlaces;
import fr.socle.identity.Traits;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What people and their software enter: traits that can be, born on a day that can be, in a place that there was.
/// What INSi answers is not held against this.
@Component
class EnteredTraits {

    private final ObjectProvider<KnownPlaces> places;
    private final Clock clock;

    EnteredTraits(ObjectProvider<KnownPlaces> places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    /// The five of them.
    Traits require(StrictTraits typed) {
        if (typed.isPlaceUnknown()) {
            throw LocalRefusal.UNKNOWN_PLACE.asException();
        }
        return requireButPlace(typed);
    }

    /// The birth place of a provisional identity may be unknown (99999).
    Traits requireButPlace(StrictTraits typed) {
        var traits = typed.checked();
        var date = typed.birthDate();
        if (date == null) {
            throw LocalRefusal.MISSING_TRAIT.asException();
        }
        date.requirePossible(clock);
        places.ifAvailable(known -> {
            if (known.excludes(traits.birthPlace(), date.date())) {
                throw LocalRefusal.NO_SUCH_PLACE.asException();
            }
        });
        return traits;
    }
}
