package fr.socle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long the packaged program takes from its command to readiness, and what it then weighs.
record StartUp(String name, double seconds, CpuTime cpu, Memory idle) {

    private static final int IDLE_MILLIS = 10_000;
    private static final int PATIENCE_MINUTES = 3;

    /// Three starts: on an empty data directory, again on the same one, and with an AOT cache.
    static List<StartUp> all(Settings settings) throws IOException, InterruptedException {
        var data = settings.work().resolve("start-data");
        delete(data);
        var jar = List.of("-jar", settings.program().toString());
        var starts = new ArrayList<StartUp>();
        starts.add(of("first start, empty data directory", jar, settings, data));
        starts.add(of("next start", jar, settings, data));
        var cached = trained(settings, data);
        starts.add(of("next start, with an AOT cache", cached, settings, data));
        return starts;
    }

    private static StartUp of(String name, List<String> command, Settings settings, Path data)
            throws IOException, InterruptedException {
        try (var platform = Platform.start(command, settings, data)) {
            var cpu = platform.clock().now();
            Thread.sleep(IDLE_MILLIS);
            platform.clock().whenQuiet();
            return new StartUp(name, platform.startUp().toMillis() / 1_000.0, cpu, Memory.of(platform.clock()));
        }
    }

    /// Unpacks the jar and writes its AOT cache, as the image of the container does.
    ///
    /// @return the command that uses it
    private static List<String> trained(Settings settings, Path data) throws IOException, InterruptedException {
        var unpacked = settings.work().resolve("unpacked");
        delete(unpacked);
        run(
                List.of(
                        "-Djarmode=tools",
                        "-jar",
                        settings.program().toString(),
                        "extract",
                        "--destination",
                        unpacked.toString()),
                settings,
                data);
        var jar = unpacked.resolve(settings.program().getFileName()).toString();
        var cache = settings.work().resolve("benchmarks.aot").toString();
        run(List.of("-XX:AOTCacheOutput=" + cache, "-Dspring.context.exit=onRefresh", "-jar", jar), settings, data);
        return List.of("-XX:AOTCache=" + cache, "-jar", jar);
    }

    private static void run(List<String> command, Settings settings, Path data)
            throws IOException, InterruptedException {
        var process = Platform.java(command, settings, data).start();
        if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IOException(command + " does not end: target/platform.log");
        }
        if (process.exitValue() != 0) {
            throw new IOException(command + " ended with " + process.exitValue() + ": target/platform.log");
        }
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
