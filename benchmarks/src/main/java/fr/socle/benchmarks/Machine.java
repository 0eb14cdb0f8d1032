package fr.socle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/// What the figures were measured on. A load average above 1 at the start means that the machine was shared: then
/// only the processor seconds are worth comparing.
record Machine(Instant at, int cores, long memoryMb, String processor, String jdk, double loadAtStart, String commit) {

    static Machine here() throws IOException {
        return new Machine(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Runtime.getRuntime().availableProcessors(),
                firstNumber("/proc/meminfo") >> 10,
                processorName(),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version(),
                load(),
                describedCommit());
    }

    static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    private static long firstNumber(String file) throws IOException {
        return Long.parseLong(Files.readAllLines(Path.of(file)).getFirst().replaceAll("\\D", ""));
    }

    private static String processorName() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static String describedCommit() throws IOException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=10")
                .redirectErrorStream(true)
                .start();
        var answer = new String(git.getInputStream().readAllBytes()).strip();
        try {
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer : "unknown";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
