package fr.socle.benchmarks.load;

import fr.socle.benchmarks.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Runs one simulation in a process of its own, so that the load never shares a heap with anything.
public final class LoadRun {

    private static final int LAST_LINES = 25;

    private LoadRun() {}

    /// @param work directory where its log and its figures go
    public static Measure of(Class<? extends io.gatling.javaapi.core.Simulation> simulation, Stage stage, Path work)
            throws IOException, InterruptedException {
        var description = work.resolve(stage.name() + ".stage.json");
        var log = work.resolve(stage.name() + ".log");
        stage.writeTo(description);
        Files.deleteIfExists(Path.of(stage.answer()));
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-D" + Stage.PROPERTY + "=" + description,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.gatling.app.Gatling",
                        "--no-reports",
                        "--simulation",
                        simulation.getName(),
                        "--results-folder",
                        work.resolve("gatling").toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var status = process.waitFor();
        Files.deleteIfExists(description); // it holds tokens
        if (!Files.exists(Path.of(stage.answer()))) {
            throw new IOException(stage.name() + " gave no figures (status " + status + "):\n" + tail(log));
        }
        var measure = new JsonMapper().readValue(Path.of(stage.answer()), Measure.class);
        if (measure.failures() > 0 || measure.requests() == 0) {
            System.err.println(tail(log));
        }
        return measure;
    }

    private static String tail(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
