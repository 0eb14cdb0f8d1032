package fr.socle.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// The days a birth date may have been meant for: one digit wrong, two digits exchanged, day and month exchanged.
final class BirthDates {

    private static final int EARLIEST = 1850;
    private static final int LATEST = 2100;

    private BirthDates() {}

    static SequencedSet<LocalDate> near(LocalDate typed) {
        var digits = "%04d%02d%02d".formatted(typed.getYear(), typed.getMonthValue(), typed.getDayOfMonth());
        var near = new LinkedHashSet<LocalDate>();
        for (var i = 0; i < digits.length(); i++) {
            for (var digit = '0'; digit <= '9'; digit++) {
                add(near, digits.substring(0, i) + digit + digits.substring(i + 1));
            }
            if (i > 0) {
                add(
                        near,
                        digits.substring(0, i - 1) + digits.charAt(i) + digits.charAt(i - 1) + digits.substring(i + 1));
            }
        }
        add(near, digits.substring(0, 4) + digits.substring(6) + digits.substring(4, 6));
        return near;
    }

    private static void add(SequencedSet<LocalDate> near, String digits) {
        try {
            var year = Integer.parseInt(digits.substring(0, 4));
            if (year >= EARLIEST && year <= LATEST) {
                near.add(LocalDate.of(
                        year, Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6))));
            }
        } catch (DateTimeException noSuchDay) {
            // a typing error that makes no day is nobody's birthday
        }
    }

    /// 1 the same, 0.8 one slip away, 0.4 the same year, else 0; a period that holds the day counts 0.9.
    static double likeness(BirthPeriod asked, LocalDate born) {
        if (asked.contains(born)) {
            return asked.isOneDay() ? 1 : 0.9;
        }
        if (asked.isOneDay() && near(asked.first()).contains(born)) {
            return 0.8;
        }
        return asked.first().getYear() == born.getYear() ? 0.4 : 0;
    }
}
