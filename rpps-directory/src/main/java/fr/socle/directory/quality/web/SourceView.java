package fr.socle.directory.quality.web;

import fr.socle.directory.quality.BedFreshness.Silent;
import fr.socle.directory.quality.Flaw;
import fr.socle.directory.quality.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One source as the page shows it, in the time of Paris.
///
/// @param state `never`, `late` or `fresh`
/// @param days how old the content is
record SourceView(
        String source,
        String state,
        @Nullable String file,
        @Nullable String day,
        @Nullable String loadedAt,
        long days,
        long allowedDays,
        long read,
        long kept,
        long leftOut,
        long flagged,
        long withdrawn,
        List<Flaw> flaws) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.of("Europe/Paris"));

    static SourceView of(SourceState it) {
        var allowed = it.allowed();
        var allowedDays = allowed == null ? 0 : allowed.toDays();
        var load = it.load();
        if (load == null) {
            return new SourceView(it.source(), "never", null, null, null, 0, allowedDays, 0, 0, 0, 0, 0, List.of());
        }
        var quality = load.quality();
        LocalDate day = quality.day();
        Duration age = it.age();
        return new SourceView(
                it.source(),
                it.late() ? "late" : "fresh",
                load.file(),
                day == null ? null : DAY.format(day),
                CLOCK.format(load.at()),
                age == null ? 0 : age.toDays(),
                allowedDays,
                quality.read(),
                load.rows(),
                quality.leftOut(),
                quality.flagged(),
                quality.withdrawn(),
                quality.flaws());
    }

    /// The badge of the design system that suits the state.
    public String badge() {
        return switch (state) {
            case "late" -> "fr-badge--error";
            case "fresh" -> "fr-badge--success";
            default -> "fr-badge--info";
        };
    }

    static Row silent(Silent it) {
        Instant since = it.since().toInstant();
        return new Row(it.finess(), it.name(), it.department(), it.rows(), CLOCK.format(since));
    }

    /// An establishment that has not counted for long.
    record Row(String finess, String name, String department, long rows, String since) {}
}
