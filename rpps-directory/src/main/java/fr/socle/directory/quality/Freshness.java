package fr.socle.directory.quality;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// How old each source may grow before it is called late: `socle.directory.freshness.<source>`, a duration; zero for
/// never. The daily files have known gaps of several days; the others come once a year.
@Component
class Freshness {

    private static final String SETTING = "socle.directory.freshness.";
    private static final Map<String, Duration> USUAL = Map.of(
            "rpps", Duration.ofDays(3),
            "finess-plus", Duration.ofDays(3),
            "mssante-addresses", Duration.ofDays(10),
            "ror", Duration.ofDays(2),
            "insee-communes", Duration.ofDays(400),
            "terminologies", Duration.ofDays(400));

    private final Environment settings;

    Freshness(Environment settings) {
        this.settings = settings;
    }

    /// @return null for a source that is never late: the frozen file of FINESS
    @Nullable
    Duration allowed(String source) {
        var allowed = settings.getProperty(SETTING + source, Duration.class, USUAL.getOrDefault(source, Duration.ZERO));
        return allowed.isZero() ? null : allowed;
    }
}
