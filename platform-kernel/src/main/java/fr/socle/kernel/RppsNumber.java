package fr.socle.kernel;

import java.util.regex.Pattern;

/// The number of a professional in the RPPS: eleven digits, the last one a Luhn key over the bare eleven (never over
/// the twelve of the national identifier, which is `8` + RPPS).
public record RppsNumber(String value) {

    private static final Pattern FORM = Pattern.compile("\\d{11}");

    public RppsNumber {
        if (!FORM.matcher(value).matches() || !Luhn.holds(value)) {
            throw new IllegalArgumentException("Not an RPPS number");
        }
    }

    /// Reads a national identifier of a person (PS_IdNat, type 8).
    ///
    /// @throws IllegalArgumentException when it is no `8` followed by an RPPS number
    public static RppsNumber ofNationalId(String nationalId) {
        if (!nationalId.startsWith("8")) {
            throw new IllegalArgumentException("Not a national identifier of type 8 (RPPS)");
        }
        return new RppsNumber(nationalId.substring(1));
    }

    /// The national identifier, PS_IdNat: `8` + RPPS.
    public String nationalId() {
        return "8" + value;
    }

    /// The number whose first ten digits are given, with its key.
    public static RppsNumber withKey(String tenDigits) {
        return new RppsNumber(tenDigits + Luhn.key(tenDigits));
    }

    @Override
    public String toString() {
        return value;
    }
}
