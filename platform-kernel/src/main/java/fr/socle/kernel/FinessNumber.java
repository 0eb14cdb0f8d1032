package fr.socle.kernel;

import java.util.regex.Pattern;

/// The number of an establishment or a legal entity in FINESS: nine characters, the last a Luhn key where the
/// Corsican `A` counts 1 and `B` counts 2.
public record FinessNumber(String value) {

    private static final Pattern FORM = Pattern.compile("\\d[\\dAB]\\d{7}");

    public FinessNumber {
        if (!FORM.matcher(value).matches() || !Luhn.holds(digits(value))) {
            throw new IllegalArgumentException("Not a FINESS number");
        }
    }

    /// The number whose first eight characters are given, with its key.
    public static FinessNumber withKey(String eightCharacters) {
        return new FinessNumber(eightCharacters + Luhn.key(digits(eightCharacters)));
    }

    private static String digits(String value) {
        return value.replace('A', '1').replace('B', '2');
    }

    @Override
    public String toString() {
        return value;
    }
}
