package fr.socle.espacesante.filing;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Dates as documents write them.
final class FrenchDates {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH'h'mm", Locale.FRENCH);

    private FrenchDates() {}

    static String day(Instant at) {
        return DAY.format(at.atZone(PARIS));
    }

    static String moment(Instant at) {
        return MOMENT.format(at.atZone(PARIS));
    }
}
