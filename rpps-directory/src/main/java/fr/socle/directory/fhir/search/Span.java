package fr.socle.directory.fhir.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The time a date of FHIR covers, at its precision; `to` is the first instant after it. Without a zone it is Paris.
record Span(Instant from, Instant to) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final int MINUTE = 16;

    /// @return null for what is no date
    static @Nullable Span read(String text) {
        try {
            return switch (text.length()) {
                case YEAR -> months(YearMonth.of(Integer.parseInt(text), 1), 12);
                case MONTH -> months(YearMonth.parse(text), 1);
                case DAY -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
                default -> instant(text);
            };
        } catch (DateTimeException | NumberFormatException none) {
            return null;
        }
    }

    private static Span months(YearMonth first, int count) {
        return days(first.atDay(1), first.plusMonths(count).atDay(1));
    }

    private static Span days(LocalDate first, LocalDate after) {
        return new Span(
                first.atStartOfDay(PARIS).toInstant(), after.atStartOfDay(PARIS).toInstant());
    }

    /// A `+` that a caller forgot to encode arrives as a blank.
    private static Span instant(String text) {
        var written = text.replace(' ', '+');
        var zoned = written.endsWith("Z") || written.lastIndexOf('+') > DAY || written.lastIndexOf('-') > DAY;
        var at = zoned
                ? OffsetDateTime.parse(written).toInstant()
                : LocalDateTime.parse(written).atZone(PARIS).toInstant();
        var unit = written.indexOf('.') > 0
                ? ChronoUnit.MILLIS
                : written.length() > MINUTE && written.charAt(MINUTE) == ':' ? ChronoUnit.SECONDS : ChronoUnit.MINUTES;
        return new Span(at, at.plus(1, unit));
    }
}
