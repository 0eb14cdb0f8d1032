package fr.socle.identity;

import java.time.LocalDate;

/// A port: the list of communes with their history, for those who have one. Without it a birth place is checked by its
/// form alone.
@FunctionalInterface
public interface KnownPlaces {

    /// Whether the list says that nobody born that day can have been born there. Where the list is silent (no list, a
    /// country, a territory or a time it does not cover) nothing is excluded.
    boolean excludes(String birthPlace, LocalDate born);
}
