package fr.socle.directory.opendata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/// The folder of the published days, one folder a day.
record Shelf(Path folder) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z.-]{1,60}");
    private static final String IN_THE_MAKING = "making";

    /// The latest first.
    List<LocalDate> days() {
        return Files.isDirectory(folder)
                ? names(folder).stream()
                        .filter(it -> DAY.matcher(it).matches())
                        .map(LocalDate::parse)
                        .sorted(Comparator.reverseOrder())
                        .toList()
                : List.of();
    }

    Path of(LocalDate day) {
        return folder.resolve(day.toString());
    }

    List<String> files(LocalDate day) {
        return names(of(day)).stream().sorted().toList();
    }

    Optional<Path> file(String day, String name) {
        if (!DAY.matcher(day).matches() || !FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        var path = folder.resolve(day).resolve(name);
        return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    }

    /// An empty room for the files of a day that nobody sees yet.
    Path open() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, IN_THE_MAKING);
    }

    /// All the files of a day at once; another program may have been first.
    void publish(Path made, LocalDate day) throws IOException {
        if (Files.exists(of(day))) {
            FileSystemUtils.deleteRecursively(made);
        } else {
            Files.move(made, of(day), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /// Days older than this one, and what programs that were stopped left half made on days before.
    void forgetBefore(LocalDate first, java.time.Instant halfMadeBefore) throws IOException {
        for (var day : days()) {
            if (day.isBefore(first)) {
                FileSystemUtils.deleteRecursively(of(day));
            }
        }
        for (var name : names(folder)) {
            var room = folder.resolve(name);
            if (name.startsWith(IN_THE_MAKING)
                    && Files.getLastModifiedTime(room).toInstant().isBefore(halfMadeBefore)) {
                FileSystemUtils.deleteRecursively(room);
            }
        }
    }

    private static List<String> names(Path folder) {
        try (var found = Files.list(folder)) {
            return found.map(it -> it.getFileName().toString()).toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
