package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person as the national register holds them. Nothing is corrected: a wrong key, a date of another calendar and a
/// missing first given name stay what they are, and a caller decides.
///
/// @param formerNumbers in the order received; may repeat the active one
/// @param givenNames the list of given names, one text
/// @param firstGivenName often missing: the register knows the list
/// @param birthDate `AAAA-MM-JJ`, not always a day of the calendar
/// @param birthPlace INSEE code as it was at birth
public record CertifiedPerson(
        PatientId id,
        Ins ins,
        List<CertifiedNumber> formerNumbers,
        String birthName,
        String givenNames,
        @Nullable String firstGivenName,
        String birthDate,
        Sex sex,
        @Nullable String birthPlace,
        @Nullable LocalDate deathDate) {

    public CertifiedPerson {
        formerNumbers = List.copyOf(formerNumbers);
    }

    @Override
    public String toString() {
        return "CertifiedPerson[" + id + "]";
    }
}
