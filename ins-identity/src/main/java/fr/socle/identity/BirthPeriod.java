package fr.socle.identity;

import java.time.LocalDate;
import java.time.Year;

/// When somebody was born, as far as the asker knows: a day, a month, a year, or any stretch of days, both ends
/// included.
public record BirthPeriod(LocalDate first, LocalDate last) {

    private static final int LONGEST_YEAR = 366;

    public BirthPeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("A period ends after it begins");
        }
    }

    public static BirthPeriod day(LocalDate day) {
        return new BirthPeriod(day, day);
    }

    public static BirthPeriod month(int year, int month) {
        var first = LocalDate.of(year, month, 1);
        return new BirthPeriod(first, first.plusMonths(1).minusDays(1));
    }

    public static BirthPeriod year(int year) {
        return new BirthPeriod(Year.of(year).atDay(1), LocalDate.of(year, 12, 31));
    }

    public boolean isOneDay() {
        return first.equals(last);
    }

    boolean isAtMostAYear() {
        return !last.isAfter(first.plusDays(LONGEST_YEAR - 1));
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    @Override
    public String toString() {
        return "BirthPeriod[•••]";
    }
}
