package fr.socle.prescription.bdpm;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How the files write dates, prices and rates. What is blank is null; what cannot be read is an
/// [IllegalArgumentException].
final class BdpmValues {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Pattern PRICE = Pattern.compile("\\d{1,3}(,?\\d{3})*(,\\d{2})?");
    private static final Pattern RATE = Pattern.compile("(\\d+)\\s*%");

    private BdpmValues() {}

    static @Nullable LocalDate date(String written) {
        if (written.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(written, DAY);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("not a date dd/mm/yyyy");
        }
    }

    /// The comma separates the thousands and the cents: `1,466,29` is 1466.29.
    static @Nullable BigDecimal price(String written) {
        if (written.isEmpty()) {
            return null;
        }
        if (!PRICE.matcher(written).matches()) {
            throw new IllegalArgumentException("not a price");
        }
        var cents = written.length() > 3 && written.charAt(written.length() - 3) == ',';
        var digits = new BigDecimal(written.replace(",", ""));
        return cents ? digits.movePointLeft(2) : digits;
    }

    /// `65 %` and `65%` are both `65`; several are joined by `;`.
    static String rates(String written) {
        return RATE.matcher(written).results().map(it -> it.group(1)).collect(Collectors.joining(";"));
    }

    static int number(String written) {
        return written.isEmpty() ? 0 : Integer.parseInt(written);
    }

    static String code(String written, int length) {
        if (written.length() != length || !written.chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("not a code of " + length + " digits");
        }
        return written;
    }
}
