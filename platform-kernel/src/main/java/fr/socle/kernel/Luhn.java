package fr.socle.kernel;

/// The check digit of ISO/IEC 7812-1, used by RPPS, FINESS and SIREN.
final class Luhn {

    private Luhn() {}

    static boolean holds(String digits) {
        return sum(digits, false) % 10 == 0;
    }

    static int key(String digits) {
        return (10 - sum(digits, true) % 10) % 10;
    }

    private static int sum(String digits, boolean doubleLast) {
        var sum = 0;
        var doubled = doubleLast;
        for (var i = digits.length() - 1; i >= 0; i--) {
            var digit = digits.charAt(i) - '0';
            var counted = doubled ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
            doubled = !doubled;
        }
        return sum;
    }
}
