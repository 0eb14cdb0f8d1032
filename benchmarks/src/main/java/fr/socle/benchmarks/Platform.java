package fr.socle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The program, running as a child process on a data directory of its own.
final class Platform implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int POLL_MILLIS = 50;
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final int port;
    private final Path data;
    private final Duration startUp;

    private Platform(Process process, int port, Path data, Duration startUp) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.startUp = startUp;
    }

    /// Starts a program and waits until it is ready.
    ///
    /// @param command what follows `java` on the command line
    /// @param data where it keeps its PostgreSQL
    static Platform start(List<String> command, Settings settings, Path data) throws IOException {
        var begun = System.nanoTime();
        var process = java(command, settings, data).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy)); // interrupted runs leave nothing behind
        try {
            var ready = untilReady(process, settings.port());
            return new Platform(process, settings.port(), data, Duration.ofNanos(ready - begun));
        } catch (IOException | RuntimeException never) {
            process.destroy();
            throw never;
        }
    }

    /// A command for the JDK that runs this very process, with the settings of the platform in its environment.
    static ProcessBuilder java(List<String> arguments, Settings settings, Path data) throws IOException {
        Files.createDirectories(data);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.javaOptions());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(data.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(
                settings.work().resolve("platform.log").toFile()));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SOCLE_"));
        environment.put("SPRING_PROFILES_ACTIVE", "sandbox");
        environment.put("SOCLE_DATA_DIR", data.toString());
        environment.put("SOCLE_SANDBOX_POPULATION", Integer.toString(settings.population()));
        environment.put("SOCLE_PUBLIC_URL", "http://localhost:" + settings.port());
        var port = settings.port();
        for (var name : List.of(
                "SERVER_PORT",
                "SOCLE_TLS_PORT",
                "SOCLE_MSSANTE_SUBMISSION_PORT",
                "SOCLE_MSSANTE_IMAP_PORT",
                "SOCLE_MSSANTE_RELAY_PORT")) {
            environment.put(name, Integer.toString(port++));
        }
        return builder;
    }

    /// @return when it was ready, by the clock of this process
    private static long untilReady(Process process, int port) throws IOException {
        var limit = System.nanoTime() + PATIENCE.toNanos();
        var question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < limit) {
                if (!process.isAlive()) {
                    throw new IOException("The program ended with " + process.exitValue() + ": target/platform.log");
                }
                if (answersOk(http, question)) {
                    return System.nanoTime();
                }
                Thread.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IOException("The program is not ready after " + PATIENCE + ": target/platform.log");
    }

    private static boolean answersOk(HttpClient http, HttpRequest question) throws InterruptedException {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    Duration startUp() {
        return startUp;
    }

    String base() {
        return "http://localhost:" + port;
    }

    CpuClock clock() {
        return new CpuClock(
                process.pid(), Long.parseLong(postmaster().getFirst().strip()));
    }

    /// The embedded server trusts whoever comes from this machine.
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/postgres?user=postgres";
    }

    /// PostgreSQL writes its pid on the first line of this file and its port on the fourth.
    private List<String> postmaster() {
        try {
            return Files.readAllLines(data.resolve("postgresql/postmaster.pid"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
