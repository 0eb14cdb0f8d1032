package fr.socle;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// The platform in a process of its own, as an operator starts it: it can be killed.
final class AnotherProgram implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path errors;

    private AnotherProgram(Process process, int port, Path errors) {
        this.process = process;
        this.port = port;
        this.errors = errors;
    }

    static AnotherProgram start(Class<?> main, int port, Path dataDirectory, String... settings) throws IOException {
        return launch(
                List.of("-cp", System.getProperty("java.class.path"), main.getName()), port, dataDirectory, settings);
    }

    /// The program as it is shipped: its own class path and nothing of the tests'.
    static AnotherProgram startPackaged(Path jar, int port, Path dataDirectory) throws IOException {
        return launch(List.of("-jar", jar.toString()), port, dataDirectory);
    }

    private static AnotherProgram launch(List<String> program, int port, Path dataDirectory, String... settings)
            throws IOException {
        Files.createDirectories(dataDirectory);
        var errors = Files.createTempFile(dataDirectory, "stderr", ".txt");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=240m"));
        command.addAll(program);
        command.addAll(List.of(
                "--server.port=" + port,
                "--socle.data-dir=" + dataDirectory,
                "--socle.tls.port=-1",
                "--socle.sandbox.population=60"));
        if (Arrays.stream(settings).noneMatch(it -> it.startsWith("--socle.public-url="))) {
            command.add("--socle.public-url=http://localhost:" + port);
        }
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command)
                .redirectOutput(
                        Files.createTempFile(dataDirectory, "stdout", ".txt").toFile())
                .redirectError(errors.toFile())
                .start();
        return new AnotherProgram(process, port, errors);
    }

    AnotherProgram untilReady() {
        Awaitility.await("readiness").atMost(Duration.ofMinutes(2)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("The program ended: " + Files.readString(errors));
            }
            return isReady();
        });
        return this;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("The program does not end");
        }
        return process.exitValue();
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    PracticeSoftware software() {
        return PracticeSoftware.at(port);
    }

    private boolean isReady() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/health/readiness"))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
