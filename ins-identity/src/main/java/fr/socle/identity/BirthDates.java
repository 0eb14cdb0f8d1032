package fr.socle.identity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.SequencedSet;

/// The days a birth date may have been meant for: one digit wrong, two digits exchanged, day and month exchanged.
final class BirthDates {

    private static final int EARLIEST = 1850;
    private static final int LATEST = 2100;

    private BirthDates() {}

    static SequencedSet<LocalDate> near(LocalDate typed) {
        var digits = digits(typed);
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
        add(near, dayAndMonthExchanged(digits));
        return near;
    }

    private static String digits(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    private static String dayAndMonthExchanged(String digits) {
        return digits.substring(0, 4) + digits.substring(6) + digits.substring(4, 6);
    }

    private static void add(SequencedSet<LocalDate> near, String digits) {
        var year = Integer.parseInt(digits.substring(0, 4));
        var month = Integer.parseInt(digits.substring(4, 6));
        var day = Integer.parseInt(digits.substring(6));
        // a typing error that makes no day is nobody's birthday
        if (year >= EARLIEST && year <= LATEST && month >= 1 && month <= 12 && day >= 1) {
            var days = YearMonth.of(year, month);
            if (days.isValidDay(day)) {
                near.add(days.atDay(day));
            }
        }
    }

    /// The same as being in [#near], for one day.
    private static boolean areNear(LocalDate typed, LocalDate born) {
        var one = digits(typed);
        var other = digits(born);
        var first = differs(one, other, 0);
        if (first < 0 || differs(one, other, first + 1) < 0 || other.equals(dayAndMonthExchanged(one))) {
            return true;
        }
        return differs(one, other, first + 2) < 0
                && one.charAt(first) == other.charAt(first + 1)
                && one.charAt(first + 1) == other.charAt(first);
    }

    /// @return the first place from there on where the digits differ, or -1
    private static int differs(String one, String other, int from) {
        for (var i = from; i < one.length(); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return i;
            }
        }
        return -1;
    }

    /// 1 the same, 0.8 one slip away, 0.4 the same year, else 0; a period that holds the day counts 0.9.
    static double likeness(BirthPeriod asked, LocalDate born) {
        if (asked.contains(born)) {
            return asked.isOneDay() ? 1 : 0.9;
        }
        if (asked.isOneDay() && areNear(asked.first(), born)) {
            return 0.8;
        }
        return asked.first().getYear() == born.getYear() ? 0.4 : 0;
    }
}
