package fr.socle.prescription;

import java.util.Locale;

/// The public number of a prescription: version `01`, fifteen random characters, and a check character that catches
/// every single mistyped character (ISO 7064, hybrid system MOD 31,30). Digits and consonants only, without I, L, O.
public record PrescriptionNumber(String value) {

    static final String ALPHABET = "0123456789BCDFGHJKMNPQRSTVWXYZ";
    static final int LENGTH = 18;
    static final String VERSION = "01";

    private static final int M = ALPHABET.length();

    public PrescriptionNumber {
        if (value.length() != LENGTH
                || !value.startsWith(VERSION)
                || !isInAlphabet(value)
                || product(value, LENGTH) != 1) {
            throw new IllegalArgumentException("Not a prescription number");
        }
    }

    /// Reads a number as a person types it: spaces, lower case, and the letters the alphabet avoids.
    ///
    /// @throws IllegalArgumentException when it is none
    public static PrescriptionNumber parse(String typed) {
        return new PrescriptionNumber(typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    static PrescriptionNumber withCheck(String seventeen) {
        return new PrescriptionNumber(seventeen + checkCharacter(seventeen));
    }

    /// For people: `01S2TB PZ2JCN ZZYGHZ`.
    public String inGroups() {
        return value.substring(0, 6) + " " + value.substring(6, 12) + " " + value.substring(12);
    }

    static char checkCharacter(String characters) {
        var carried = M;
        for (var i = 0; i < characters.length(); i++) {
            carried = next(carried, characters.charAt(i));
        }
        return ALPHABET.charAt((M + 1 - carried) % M);
    }

    /// 1 for a right number: the carried product before the check character, plus that character, modulo M.
    private static int product(String value, int length) {
        var carried = M;
        for (var i = 0; i < length - 1; i++) {
            carried = next(carried, value.charAt(i));
        }
        return (carried + ALPHABET.indexOf(value.charAt(length - 1))) % M;
    }

    private static int next(int carried, char c) {
        var sum = (carried + ALPHABET.indexOf(c)) % M;
        return (sum == 0 ? M : sum) * 2 % (M + 1);
    }

    private static boolean isInAlphabet(String value) {
        return value.chars().allMatch(it -> ALPHABET.indexOf(it) >= 0);
    }

    @Override
    public String toString() {
        return value;
    }
}
