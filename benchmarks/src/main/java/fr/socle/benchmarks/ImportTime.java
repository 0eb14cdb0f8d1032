package fr.socle.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// How long an official file takes through the public door, from the first byte sent to the state `succeeded`.
record ImportTime(String source, String state, long rows, double seconds, CpuTime cpu) {

    private static final int POLL_MILLIS = 100;
    private static final double PATIENCE_SECONDS = 900;

    double rowsPerSecond() {
        return rows / seconds;
    }

    ImportTime named(String name) {
        return new ImportTime(name, state, rows, seconds, cpu);
    }

    static ImportTime of(String source, Path file, Platform platform, Software software) throws IOException {
        var token = software.administratorToken();
        var clock = platform.clock();
        var before = clock.whenQuiet();
        var begun = System.nanoTime();
        var address = software.upload(source, file, token);
        var job = software.get(address, "Bearer " + token);
        while (job.path("state").asString().equals("running") && (System.nanoTime() - begun) / 1e9 < PATIENCE_SECONDS) {
            pause();
            job = software.get(address, "Bearer " + token);
        }
        var seconds = (System.nanoTime() - begun) / 1e9;
        var state = job.path("state").asString();
        if (!state.equals("succeeded")) {
            System.err.println(job);
        }
        return new ImportTime(
                source,
                state,
                job.path("rowsRead").asLong(),
                seconds,
                clock.whenQuiet().since(before));
    }

    /// The files of the medication base as they are sent: in one zip.
    static Path zipped(Path directory, Path zip) throws IOException {
        try (var out = new ZipOutputStream(Files.newOutputStream(zip));
                var files = Files.newDirectoryStream(directory, "{CIS_,HAS_}*.txt")) {
            for (var file : files) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return zip;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
