package fr.socle.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/// The strict traits (traits stricts) that make an identity together with the INS. Names are kept in the spelling of
/// the national identity.
///
/// @param givenNames all given names of the birth record, in order
/// @param firstGivenName premier prénom de naissance: the start of the list, of one name or of several
/// @param birthPlace INSEE code (COG) of the commune, or `99` and the country, as it was at birth
public record Traits(
        String birthName,
        List<String> givenNames,
        String firstGivenName,
        LocalDate birthDate,
        Sex sex,
        String birthPlace) {

    private static final Pattern COG = Pattern.compile("(?:\\d{2}|2[AB])\\d{3}");

    public Traits {
        birthName = Spelling.familyName(birthName);
        givenNames = givenNames.stream().map(Spelling::givenName).toList();
        firstGivenName = Spelling.givenName(firstGivenName);
        if (!startsTheList(firstGivenName, givenNames)) {
            throw new IllegalArgumentException("The first given name does not start the list of given names");
        }
        if (!COG.matcher(birthPlace).matches()) {
            throw new IllegalArgumentException("Not an INSEE code of a place");
        }
    }

    /// Hyphen, apostrophe and space are equivalent, and words are whole: JEAN-CHRISTOPHE starts JEAN CHRISTOPHE
    /// PIERRE, JEA does not.
    private static boolean startsTheList(String first, List<String> givenNames) {
        return (words(String.join(" ", givenNames)) + " ").startsWith(words(first) + " ");
    }

    private static String words(String names) {
        return names.replace('-', ' ').replace('\'', ' ');
    }

    /// Whether these are the traits of the same birth record, however names are spelled: hyphens, apostrophes and
    // spaces
    /// do not count, and a list of given names may be shorter.
    public boolean agreesWith(Traits other) {
        return Spelling.key(birthName).equals(Spelling.key(other.birthName))
                && birthDate.equals(other.birthDate)
                && sex == other.sex
                && birthPlace.equals(other.birthPlace)
                && (startsTheList(other.firstGivenName, givenNames) || startsTheList(firstGivenName, other.givenNames));
    }

    /// Born outside France (`99` and a country).
    public boolean bornAbroad() {
        return birthPlace.startsWith("99");
    }

    @Override
    public String toString() {
        return "Traits[•••]";
    }
}
