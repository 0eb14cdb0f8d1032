package fr.socle.identity.local;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A birth date, whole because the identity of a patient needs one: an unknown day or month counts as the first, and
/// both as the 31st of December (RNIV, EXI ID 11 and EXI ID 12).
///
/// @param completed whether a part was unknown; such an identity is neither retrieved nor qualified
public record BirthDate(LocalDate date, boolean completed) {

    private static final int EARLIEST = 1850;
    private static final int LAST_MONTH = 12;
    private static final int LAST_DAY = 31;

    public static BirthDate of(@Nullable Integer day, @Nullable Integer month, int year) {
        try {
            if (day == null && month == null) {
                return new BirthDate(LocalDate.of(year, LAST_MONTH, LAST_DAY), true);
            }
            return new BirthDate(
                    LocalDate.of(year, month == null ? 1 : month, day == null ? 1 : day), day == null || month == null);
        } catch (DateTimeException none) {
            throw LocalRefusal.FUTURE_DATE.asException();
        }
    }

    BirthDate requirePossible(Clock clock) {
        // a completed date of this year ends in December
        var latest = LocalDate.now(clock);
        if (date.getYear() < EARLIEST || (completed ? date.getYear() > latest.getYear() : date.isAfter(latest))) {
            throw LocalRefusal.FUTURE_DATE.asException();
        }
        return this;
    }
}
