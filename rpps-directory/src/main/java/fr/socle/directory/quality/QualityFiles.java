package fr.socle.directory.quality;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/// The report as files for everybody. Examples of the ROR are left out: some of its units are not for everybody.
@Service
public class QualityFiles {

    private static final String COLUMNS = "source;fichier;date_des_donnees;charge_le;en_retard;lignes_lues;"
            + "lignes_retenues;lignes_ecartees;lignes_signalees;lignes_retirees;anomalie;nombre;exemple\n";
    private static final int CELLS = 13;

    private final QualityReport report;
    private final BedFreshness beds;
    private final Clock clock;
    private final JsonMapper json = new JsonMapper();

    QualityFiles(QualityReport report, BedFreshness beds, Clock clock) {
        this.report = report;
        this.beds = beds;
        this.clock = clock;
    }

    public String json() {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("generatedAt", clock.instant().toString());
        all.put("licence", "Licence Ouverte 2.0");
        all.put("sources", report.sources().stream().map(QualityFiles::source).toList());
        var now = beds.now();
        all.put(
                "beds",
                Map.of(
                        "rows", now.rows(),
                        "stale", now.stale(),
                        "staleAfter", now.staleAfter().toString(),
                        "alarm", now.alarming()));
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    /// A line for each source, then one for each kind of flaw.
    public String csv() {
        var text = new StringBuilder(COLUMNS);
        for (var state : report.sources()) {
            var load = state.load();
            if (load == null) {
                text.append(line(List.of(state.source())));
                continue;
            }
            var quality = load.quality();
            var day = quality.day();
            text.append(line(List.of(
                    state.source(),
                    load.file(),
                    day == null ? "" : day.toString(),
                    load.at().toString(),
                    String.valueOf(state.late()),
                    String.valueOf(quality.read()),
                    String.valueOf(load.rows()),
                    String.valueOf(quality.leftOut()),
                    String.valueOf(quality.flagged()),
                    String.valueOf(quality.withdrawn()))));
            for (var flaw : quality.flaws()) {
                var shown = examples(state.source(), flaw);
                text.append(line(List.of(
                        state.source(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        flaw.code(),
                        String.valueOf(flaw.count()),
                        shown.isEmpty() ? "" : shown.getFirst().value())));
            }
        }
        return text.toString();
    }

    private static Map<String, @Nullable Object> source(SourceState state) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("source", state.source());
        all.put("late", state.late());
        all.put("mayBeOld", text(state.allowed()));
        var load = state.load();
        all.put("loaded", load != null);
        if (load != null) {
            var quality = load.quality();
            all.put("file", load.file());
            all.put("dataDate", quality.day() == null ? null : quality.day().toString());
            all.put("loadedAt", load.at().toString());
            all.put("age", text(state.age()));
            all.put("rowsRead", quality.read());
            all.put("rowsKept", load.rows());
            all.put("rowsLeftOut", quality.leftOut());
            all.put("rowsFlagged", quality.flagged());
            all.put("rowsWithdrawn", quality.withdrawn());
            all.put("figures", load.figures());
            all.put(
                    "flaws",
                    quality.flaws().stream()
                            .map(it -> Map.of(
                                    "code", it.code(),
                                    "count", it.count(),
                                    "leftOut", it.leftOut(),
                                    "examples", examples(state.source(), it)))
                            .toList());
        }
        return all;
    }

    private static List<Flaw.Example> examples(String source, Flaw flaw) {
        return source.equals("ror") ? List.of() : flaw.examples();
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }

    private static String line(List<String> cells) {
        var line = new ArrayList<String>(CELLS);
        cells.forEach(it -> line.add(cell(it)));
        while (line.size() < CELLS) {
            line.add("");
        }
        return String.join(";", line) + "\n";
    }

    private static String cell(String value) {
        var safe = !value.isEmpty() && "=+@-".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("[^;\"\\r\\n]*")
                ? safe
                : "\"" + safe.replace("\"", "\"\"").replaceAll("\\R", " ") + "\"";
    }
}
