package fr.socle.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a person one hopes to find, typing errors included.
///
/// @param familyName birth name or used name
/// @param givenNames in order, the first one counting most
/// @param birthPlace INSEE code
public record Probe(
        @Nullable Ins ins,
        @Nullable String familyName,
        List<String> givenNames,
        @Nullable BirthPeriod born,
        @Nullable Sex sex,
        @Nullable String birthPlace) {

    public Probe {
        givenNames = List.copyOf(givenNames);
    }

    boolean isTooWide() {
        return ins == null
                && (familyName == null || Spelling.key(familyName).isEmpty() || born == null || isVague(born));
    }

    /// Without the day, a given name has to narrow the search.
    private boolean isVague(BirthPeriod period) {
        return !period.isOneDay() && (givenNames.isEmpty() || !period.isAtMostAYear());
    }

    @Override
    public String toString() {
        return "Probe[•••]";
    }
}
