package fr.socle.identity.local;

import fr.socle.identity.Ins;
import fr.socle.identity.Traits;
import java.util.Optional;

/// INSi, as the reception asks it.
public interface InsiSearch {

    Answer byTraits(Traits asked);

    /// The traits that go with an INS, when it is known.
    Optional<Traits> traitsOf(Ins ins);

    /// Codes 00, 01 and 02: with several there is never a list.
    sealed interface Answer {
        record One(Ins ins, Traits traits) implements Answer {}

        record Nobody() implements Answer {}

        record Several() implements Answer {}
    }
}
