package fr.socle.directory.quality;

import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.DirectoryLoads.Load;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// The report on quality and freshness: every source, loaded or not.
@Service
public class QualityReport {

    /// In the order people look at them.
    public static final List<String> SOURCES = List.of(
            "rpps",
            "finess-plus",
            "finess-plus-activities",
            "finess",
            "mssante-addresses",
            "ror",
            "insee-communes",
            "terminologies");

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final DirectoryLoads loads;
    private final Freshness freshness;
    private final Clock clock;

    QualityReport(DirectoryLoads loads, Freshness freshness, Clock clock) {
        this.loads = loads;
        this.freshness = freshness;
        this.clock = clock;
    }

    public List<SourceState> sources() {
        var latest = loads.latest().stream().collect(Collectors.toMap(Load::source, Function.identity()));
        return SOURCES.stream().map(it -> state(it, latest.get(it))).toList();
    }

    private SourceState state(String source, @org.jspecify.annotations.Nullable Load load) {
        var age = load == null ? null : Duration.between(from(load), clock.instant());
        return new SourceState(source, load, age, freshness.allowed(source));
    }

    private static Instant from(Load load) {
        var day = load.quality().day();
        return day == null ? load.at() : day.atStartOfDay(PARIS).toInstant();
    }
}
