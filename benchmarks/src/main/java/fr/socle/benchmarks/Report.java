package fr.socle.benchmarks;

import fr.socle.benchmarks.functions.FunctionTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The figures, as tables for people and as a file for programs.
final class Report {

    private final Machine machine;
    private final Settings settings;
    private final List<Measure> measures = new ArrayList<>();
    private final List<ImportTime> imports = new ArrayList<>();
    private List<StartUp> startUps = List.of();
    private List<FunctionTime> functions = List.of();
    private @Nullable Memory loaded;

    Report(Machine machine, Settings settings) {
        this.machine = machine;
        this.settings = settings;
    }

    void measured(Measure measure) {
        measures.add(measure);
    }

    void imported(ImportTime time) {
        imports.add(time);
    }

    void startUps(List<StartUp> found) {
        startUps = found;
    }

    void functions(List<FunctionTime> found) {
        functions = found;
    }

    void loaded(Memory memory) {
        loaded = memory;
    }

    /// Every scenario was answered, every import succeeded.
    boolean isSound() {
        return measures.stream().noneMatch(Measure::isVoid)
                && imports.stream().allMatch(time -> time.state().equals("succeeded"));
    }

    void publish() {
        System.out.println(text());
        var file = settings.work().resolve("results.json");
        writeTo(file);
        System.out.println("Also in " + file);
    }

    private void writeTo(Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("machine", machine);
        all.put("concurrency", settings.concurrency());
        all.put("population", settings.population());
        all.put("javaOptions", settings.javaOptions());
        all.put(
                "scenarios",
                measures.stream()
                        .map(it -> {
                            var row = new LinkedHashMap<String, Object>();
                            row.put("measure", it);
                            row.put("requestsPerSecond", it.perSecond());
                            row.put("cpuSecondsPer1000", it.cpuPerThousand());
                            row.put("cpuSecondsPer1000Rounds", it.cpuPerThousandRounds());
                            return row;
                        })
                        .toList());
        all.put("startUps", startUps);
        if (loaded != null) {
            all.put("memoryAfterLoad", loaded);
        }
        all.put("imports", imports);
        all.put("functions", functions);
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file, all);
    }

    private String text() {
        var text = new StringBuilder();
        line(
                text,
                "\n%s · %d cores (%s) · %d MB · JDK %s · load %.2f at the start%s · commit %s\n",
                machine.at(),
                machine.cores(),
                machine.processor(),
                machine.memoryMb(),
                machine.jdk(),
                machine.loadAtStart(),
                machine.loadAtStart() > 1 ? " (shared machine)" : "",
                machine.commit());
        scenarios(text);
        steps(text);
        starts(text);
        importTimes(text);
        functionTimes(text);
        return text.toString();
    }

    private void scenarios(StringBuilder text) {
        if (measures.isEmpty()) {
            return;
        }
        line(text, "Scenarios, %d at a time, %d people:\n", settings.concurrency(), settings.population());
        line(
                text,
                "| scenario | CPU-s per 1,000 requests | program | PostgreSQL | × empty | × SQL | requests/s | p50 ms | p95 ms | p99 ms | failed |");
        line(text, "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (var it : measures) {
            var cpu = it.cpuPerThousand();
            line(
                    text,
                    "| %s%s | **%.2f** | %.2f | %.2f | %s | %s | %.0f | %.1f | %.1f | %.1f | %d |",
                    it.name(),
                    it.isVoid() ? " (void)" : "",
                    cpu.total(),
                    cpu.program(),
                    cpu.database(),
                    times(cpu.total(), Benchmarks.YARDSTICK_EMPTY),
                    times(cpu.total(), Benchmarks.YARDSTICK_SQL),
                    it.perSecond(),
                    it.millis().p50(),
                    it.millis().p95(),
                    it.millis().p99(),
                    it.failures());
        }
    }

    /// Nothing when the yardstick was not part of the run.
    private String times(double cost, String yardstick) {
        return measures.stream()
                .filter(it -> it.name().equals(yardstick))
                .map(it -> String.format(
                        Locale.ROOT, "%.1f", cost / it.cpuPerThousand().total()))
                .findFirst()
                .orElse("–");
    }

    private void steps(StringBuilder text) {
        for (var it : measures) {
            if (!it.steps().isEmpty()) {
                var rounds = it.cpuPerThousandRounds();
                line(
                        text,
                        "\n%s: %d rounds, %.1f rounds/s, %.1f CPU-s per 1,000 rounds (program %.1f, PostgreSQL %.1f)\n",
                        it.name(),
                        it.rounds(),
                        it.rounds() / it.seconds(),
                        rounds.total(),
                        rounds.program(),
                        rounds.database());
                line(text, "| request | count | p50 ms | p95 ms | p99 ms | failed |\n|---|--:|--:|--:|--:|--:|");
                it.steps()
                        .forEach(step -> line(
                                text,
                                "| %s | %d | %.1f | %.1f | %.1f | %d |",
                                step.name(),
                                step.requests(),
                                step.millis().p50(),
                                step.millis().p95(),
                                step.millis().p99(),
                                step.failures()));
            }
        }
    }

    private void starts(StringBuilder text) {
        if (!startUps.isEmpty()) {
            line(text, "\n| start | s to readiness | CPU-s | idle MB, program | idle MB, PostgreSQL |");
            line(text, "|---|--:|--:|--:|--:|");
            startUps.forEach(it -> line(
                    text,
                    "| %s | %.1f | %.1f | %d | %d |",
                    it.name(),
                    it.seconds(),
                    it.cpu().total(),
                    it.idle().resident(),
                    it.idle().database()));
        }
        if (loaded != null) {
            line(
                    text,
                    "\nAfter the load: %d MB resident (highest %d), PostgreSQL %d MB",
                    loaded.resident(),
                    loaded.peak(),
                    loaded.database());
        }
    }

    private void importTimes(StringBuilder text) {
        if (!imports.isEmpty()) {
            line(text, "\n| import | state | rows | s | rows/s | CPU-s | program | PostgreSQL |");
            line(text, "|---|---|--:|--:|--:|--:|--:|--:|");
            imports.forEach(it -> line(
                    text,
                    "| %s | %s | %d | %.1f | %.0f | %.1f | %.1f | %.1f |",
                    it.source(),
                    it.state(),
                    it.rows(),
                    it.seconds(),
                    it.rowsPerSecond(),
                    it.cpu().total(),
                    it.cpu().program(),
                    it.cpu().database()));
        }
    }

    private void functionTimes(StringBuilder text) {
        if (!functions.isEmpty()) {
            line(text, "\n| function | ns | ± |\n|---|--:|--:|");
            functions.forEach(it -> line(text, "| %s | %.0f | %.0f |", it.name(), it.nanoseconds(), it.error()));
        }
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
