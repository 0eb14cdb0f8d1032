package fr.socle.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was asked for on the command line. The working directory is that of this module.
///
/// @param only names of the parts to run; all of them when empty
/// @param register people of the national register, where a scenario is about them
/// @param finess the national file of establishments, when there is one at hand
/// @param bdpm a directory of the `CIS_*` files, when there is one at hand
/// @param rppsLines of the register of professionals that is generated
record Settings(
        Path program,
        Path work,
        int port,
        int concurrency,
        int population,
        int register,
        Duration warmUp,
        Duration measure,
        Set<String> only,
        List<String> javaOptions,
        Optional<Path> finess,
        Optional<Path> bdpm,
        long rppsLines) {

    /// Parts that run only when they are named, by their own names or by that of their group.
    static final String DIRECTORY = "directory";

    static Settings given() {
        var root = Path.of("..").toAbsolutePath().normalize();
        return new Settings(
                text("benchmarks.program").map(Path::of).orElse(root.resolve("platform-app/target/socle-sante.jar")),
                Path.of("target").toAbsolutePath(),
                Integer.getInteger("benchmarks.port", 18_400),
                Integer.getInteger("benchmarks.concurrency", 8),
                Integer.getInteger("benchmarks.population", 2_000),
                Integer.getInteger("benchmarks.register", 1_000_000),
                Duration.parse(text("benchmarks.warm-up").orElse("PT40S")),
                Duration.parse(text("benchmarks.measure").orElse("PT30S")),
                Set.copyOf(words("benchmarks.only", ",")),
                words("benchmarks.java-options", " "),
                text("finess.file").map(Path::of).filter(Files::isRegularFile),
                text("bdpm.dir").map(Path::of).filter(Files::isDirectory),
                Long.getLong("benchmarks.rpps-lines", 2_308_081));
    }

    boolean wants(String part) {
        return only.isEmpty() || only.contains(part);
    }

    boolean wantsOfDirectory(String part) {
        return only.contains(part) || only.contains(DIRECTORY);
    }

    private static Optional<String> text(String property) {
        return Optional.ofNullable(System.getProperty(property))
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.startsWith("${"));
    }

    private static List<String> words(String property, String separator) {
        return text(property).stream()
                .flatMap(value -> Arrays.stream(value.split(separator)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toList());
    }
}
