package fr.socle.directory.quality;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What supervision reads: the age of each source (`socle.directory.source.age`, seconds; not a number when it was
/// never loaded), whether it is late (`socle.directory.source.late`), and the rows of beds with those nobody counted
/// lately (`socle.directory.beds.rows`, `.stale`). What becomes late is logged once.
@Component
class FreshnessAlarm {

    private static final Logger log = LoggerFactory.getLogger(FreshnessAlarm.class);

    private final QualityReport report;
    private final BedFreshness beds;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    FreshnessAlarm(QualityReport report, BedFreshness beds, ObjectProvider<MeterRegistry> meters) {
        this.report = report;
        this.beds = beds;
        var registry = meters.getIfAvailable(() -> Metrics.globalRegistry);
        for (var source : QualityReport.SOURCES) {
            Gauge.builder("socle.directory.source.age", () -> age(source))
                    .description("Age of what a national source says")
                    .baseUnit("seconds")
                    .tag("source", source)
                    .register(registry);
            Gauge.builder("socle.directory.source.late", () -> state(source).late() ? 1 : 0)
                    .description("Whether a national source is older than it may be")
                    .tag("source", source)
                    .register(registry);
        }
        Gauge.builder("socle.directory.beds.rows", () -> beds.now().rows())
                .description("Rows of beds counted by hospitals")
                .register(registry);
        Gauge.builder("socle.directory.beds.stale", () -> beds.now().stale())
                .description("Rows of beds nobody counted lately")
                .register(registry);
    }

    @Scheduled(fixedDelayString = "${socle.directory.freshness-check:PT15M}", initialDelayString = "PT1M")
    void look() {
        for (var state : report.sources()) {
            tell(state.source(), state.late(), "The source {} is late: its age is " + state.age());
        }
        var now = beds.now();
        tell("beds", now.alarming(), "Too many {} are stale: " + now.stale() + " rows of " + now.rows());
    }

    private void tell(String what, boolean wrong, String message) {
        if (!wrong) {
            told.remove(what);
        } else if (told.add(what)) {
            log.warn(message, what);
        }
    }

    private double age(String source) {
        var age = state(source).age();
        return age == null ? Double.NaN : age.toSeconds();
    }

    private SourceState state(String source) {
        return report.sources().stream()
                .filter(it -> it.source().equals(source))
                .findFirst()
                .orElseThrow();
    }
}
