package fr.socle.psc;

import java.util.List;

/// The identity FranceConnect+ vouches for (identité pivot), as the keys of a search by the rules of INSi. It is not
/// an INS.
///
/// @param givenNames every given name of the birth record, one by one, in order
/// @param sex `M` or `F`
/// @param birthDate `AAAA-MM-JJ`; not always a day of the calendar
/// @param birthPlace INSEE code of the commune; for a birth abroad, of the country (`99` and three digits)
public record PivotIdentity(
        String familyName, List<String> givenNames, String sex, String birthDate, String birthPlace) {

    public PivotIdentity {
        givenNames = List.copyOf(givenNames);
    }

    @Override
    public String toString() {
        return "PivotIdentity[•••]";
    }
}
