package fr.socle.kernel.fhir;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import ca.uhn.fhir.rest.param.DateParam;
import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A time that a search asks for (<https://hl7.org/fhir/R4/search.html#date>), both ends included; null means without
/// end. A date without a time is a day in Paris: the FHIR library would widen it by half a day on each side.
public record TimeSpan(@Nullable Instant from, @Nullable Instant until) {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /// @throws IllegalArgumentException when a prefix is used that cannot be honoured
    public static TimeSpan of(DateRangeParam asked) {
        var lower = asked.getLowerBound();
        var upper = asked.getUpperBound();
        if (lower == null && upper == null) { // ne, :missing: the library keeps nothing of them
            throw new IllegalArgumentException("This prefix or modifier is not supported for dates");
        }
        return new TimeSpan(lower == null ? null : beginning(lower), upper == null ? null : end(upper));
    }

    private static Instant beginning(DateParam bound) {
        return switch (prefix(bound)) {
            case GREATERTHAN -> after(bound);
            case GREATERTHAN_OR_EQUALS, EQUAL -> start(bound);
            default -> throw new IllegalArgumentException("This prefix is not supported for dates");
        };
    }

    private static Instant end(DateParam bound) {
        return switch (prefix(bound)) {
            case LESSTHAN -> start(bound).minus(1, ChronoUnit.MICROS);
            case LESSTHAN_OR_EQUALS, EQUAL -> after(bound).minus(1, ChronoUnit.MICROS);
            default -> throw new IllegalArgumentException("This prefix is not supported for dates");
        };
    }

    private static ParamPrefixEnum prefix(DateParam bound) {
        return bound.getPrefix() == null ? ParamPrefixEnum.EQUAL : bound.getPrefix();
    }

    private static Instant start(DateParam bound) {
        return bound.getPrecision().ordinal() > TemporalPrecisionEnum.DAY.ordinal()
                ? bound.getValue().toInstant()
                : firstDay(bound).atStartOfDay(PARIS).toInstant();
    }

    /// The first instant that is not within what the bound says.
    private static Instant after(DateParam bound) {
        return switch (bound.getPrecision()) {
            case YEAR -> firstDay(bound).plusYears(1).atStartOfDay(PARIS).toInstant();
            case MONTH -> firstDay(bound).plusMonths(1).atStartOfDay(PARIS).toInstant();
            case DAY -> firstDay(bound).plusDays(1).atStartOfDay(PARIS).toInstant();
            case MINUTE -> start(bound).plus(1, ChronoUnit.MINUTES);
            case SECOND -> start(bound).plusSeconds(1);
            case MILLI -> start(bound).plusMillis(1);
        };
    }

    private static LocalDate firstDay(DateParam bound) {
        var text = bound.getValueAsString();
        return switch (bound.getPrecision()) {
            case YEAR -> Year.parse(text).atDay(1);
            case MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
    }
}
