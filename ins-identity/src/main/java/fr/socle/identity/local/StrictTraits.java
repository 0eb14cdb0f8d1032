package fr.socle.identity.local;

import fr.socle.identity.Sex;
import fr.socle.identity.Traits;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The five traits as somebody typed or sent them, each refused under a name of its own.
///
/// @param firstGivenName when it was not said, the first of the list
/// @param birthPlace INSEE code, as it was at birth
public record StrictTraits(
        @Nullable String birthName,
        List<String> givenNames,
        @Nullable String firstGivenName,
        @Nullable BirthDate birthDate,
        @Nullable Sex sex,
        @Nullable String birthPlace) {

    /// What the code of INSEE says when the place is not known: for provisional identities alone.
    public static final String UNKNOWN_PLACE = "99999";

    /// Departments (Corsica as one until 1976), overseas 971–978 and 984–989, countries 991–995; 99999 is unknown.
    private static final Pattern PLACE = Pattern.compile(
            "(?!99999)(?:0[1-9]|[1-8]\\d|9[0-6]|2[AB])\\d{3}|97[1-8]\\d{2}|98[4-9]\\d{2}|99[1-5]\\d{2}");

    boolean isPlaceUnknown() {
        return UNKNOWN_PLACE.equals(birthPlace);
    }

    boolean isDateCompleted() {
        return birthDate != null && birthDate.completed();
    }

    Traits checked() {
        if (birthName == null
                || birthName.isBlank()
                || givenNames.stream().allMatch(String::isBlank)
                || birthDate == null
                || sex == null
                || birthPlace == null) {
            throw LocalRefusal.MISSING_TRAIT.asException();
        }
        if (!isPlaceUnknown() && !PLACE.matcher(birthPlace).matches()) {
            throw LocalRefusal.UNKNOWN_PLACE.asException();
        }
        var given = givenNames.stream().filter(it -> !it.isBlank()).toList();
        var first = firstGivenName == null || firstGivenName.isBlank() ? given.getFirst() : firstGivenName;
        try {
            // the list alone first: what fails then is a name, what fails after is the start of the list
            new Traits(birthName, given, given.getFirst(), birthDate.date(), sex, birthPlace);
        } catch (IllegalArgumentException malformed) {
            throw LocalRefusal.MALFORMED_NAME.asException();
        }
        try {
            return new Traits(birthName, given, first, birthDate.date(), sex, birthPlace);
        } catch (IllegalArgumentException notTheStart) {
            throw LocalRefusal.FIRST_GIVEN_NAME.asException();
        }
    }
}
