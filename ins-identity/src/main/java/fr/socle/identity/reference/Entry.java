package fr.socle.identity.reference;

import fr.socle.identity.Ins;
import fr.socle.identity.Sex;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the register says of a person now. Sending it again changes nothing; sending it with another name, sex or
// number
/// is the change.
///
/// @param former earlier numbers, in their order; one of them, or the active one, tells who it is
/// @param firstGivenName often unknown to the register
/// @param birthDate `AAAA-MM-JJ`, not always a day of the calendar
record Entry(
        Ins ins,
        List<Former> former,
        String birthName,
        String givenNames,
        @Nullable String firstGivenName,
        Sex sex,
        String birthDate,
        @Nullable String birthPlace,
        @Nullable LocalDate deathDate) {

    record Former(
            Ins ins, @Nullable LocalDate from, @Nullable LocalDate until) {}

    @Override
    public String toString() {
        return "Entry[•••]";
    }
}
