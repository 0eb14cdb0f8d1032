package fr.socle.directory.opendata;

import fr.socle.directory.quality.QualityFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Writes the files of the day: each dataset in CSV and JSON, what came and went since the day before, and a
/// manifest with the digests, signed. A day is complete or it is not there.
@Service
public class OpenData {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z.-]{1,60}");
    private static final int FETCH = 2_000;
    private static final String MANIFEST = "manifest.json";

    private final JdbcTemplate jdbc;
    private final QualityFiles quality;
    private final Clock clock;
    private final Path folder;
    private final JsonMapper json = new JsonMapper();

    OpenData(
            JdbcTemplate jdbc,
            QualityFiles quality,
            Clock clock,
            @Value("${socle.data-dir:target/test-data}") String data) {
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH);
        this.quality = quality;
        this.clock = clock;
        this.folder = Path.of(data).resolve("open-data").toAbsolutePath();
    }

    /// Every night; also when somebody asks and there is none yet.
    @Scheduled(cron = "0 30 3 * * *", zone = "Europe/Paris")
    @Transactional(readOnly = true)
    public void publish() {
        write(LocalDate.ofInstant(clock.instant(), PARIS));
    }

    /// Days that are published, the latest first.
    @Transactional(readOnly = true)
    public synchronized List<LocalDate> days() {
        if (published().isEmpty()) {
            publish();
        }
        return published();
    }

    private List<LocalDate> published() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var days = Files.list(folder)) {
            return days.map(it -> it.getFileName().toString())
                    .filter(it -> DAY.matcher(it).matches())
                    .map(LocalDate::parse)
                    .sorted(java.util.Comparator.reverseOrder())
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// @return nothing for what is not published
    public Optional<Path> file(String day, String name) {
        if (!DAY.matcher(day).matches() || !FILE.matcher(name).matches()) {
            return Optional.empty();
        }
        var path = folder.resolve(day).resolve(name);
        return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    }

    public List<String> files(LocalDate day) {
        try (var files = Files.list(folder.resolve(day.toString()))) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The public key the manifests are signed with.
    public String key() {
        return Signature.in(folder).pem();
    }

    private synchronized void write(LocalDate day) {
        try {
            Files.createDirectories(folder);
            var before = published().stream()
                    .filter(it -> it.isBefore(day))
                    .findFirst()
                    .orElse(null);
            var made = Files.createTempDirectory(folder, "making");
            var files = new ArrayList<Path>();
            for (var dataset : Dataset.values()) {
                var csv = made.resolve(dataset.file() + ".csv");
                var list = made.resolve(dataset.file() + ".json");
                dump(dataset, csv, list);
                files.addAll(List.of(csv, list));
                if (before != null) {
                    var delta = made.resolve(dataset.file() + "-delta.csv");
                    compare(folder.resolve(before.toString()).resolve(dataset.file() + ".csv"), csv, delta);
                    files.add(delta);
                }
            }
            files.add(Files.writeString(made.resolve("qualite.json"), quality.json()));
            files.add(Files.writeString(made.resolve("qualite.csv"), quality.csv()));
            sign(day, before, files, made);
            var place = folder.resolve(day.toString());
            if (!Files.exists(place)) {
                Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void sign(LocalDate day, @Nullable LocalDate before, List<Path> files, Path into) throws IOException {
        var listed = new ArrayList<Object>();
        for (var file : files) {
            listed.add(new LinkedHashMap<>(java.util.Map.of(
                    "name", file.getFileName().toString(), "size", Files.size(file), "sha256", digest(file))));
        }
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("date", day.toString());
        manifest.put("deltaSince", before == null ? null : before.toString());
        manifest.put("licence", "Licence Ouverte 2.0");
        manifest.put("files", listed);
        var text = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        Files.write(into.resolve(MANIFEST), text);
        Files.writeString(into.resolve("manifest.sig"), Signature.in(folder).of(text));
    }

    private void dump(Dataset dataset, Path csv, Path list) throws IOException {
        try (var lines = Files.newBufferedWriter(csv);
                var objects = Files.newBufferedWriter(list)) {
            lines.write(String.join(";", dataset.columns()) + "\n");
            objects.write("[");
            var count = new int[1];
            jdbc.query(dataset.sql(), row -> {
                try {
                    line(dataset, row, lines, objects, count[0]++ == 0);
                } catch (IOException full) {
                    throw new UncheckedIOException(full);
                }
            });
            objects.write("\n]\n");
        }
    }

    private void line(Dataset dataset, ResultSet row, Writer lines, Writer objects, boolean first)
            throws SQLException, IOException {
        var values = new LinkedHashMap<String, @Nullable Object>();
        var cells = new ArrayList<String>();
        for (var i = 0; i < dataset.columns().size(); i++) {
            var value = row.getObject(i + 1);
            values.put(dataset.columns().get(i), value);
            cells.add(value == null ? "" : cell(value.toString()));
        }
        lines.write(String.join(";", cells) + "\n");
        objects.write((first ? "\n" : ",\n") + json.writeValueAsString(values));
    }

    /// Quoted when it must be; what a spreadsheet would take for a formula is not one.
    private static String cell(String value) {
        var safe = !value.isEmpty() && "=+@".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return safe.matches("[^;\"\\r\\n]*")
                ? safe
                : "\"" + safe.replace("\"", "\"\"").replaceAll("\\R", " ") + "\"";
    }

    /// Both files are in the same order: one walk finds what came (`+`) and went (`-`).
    private static void compare(Path before, Path after, Path delta) throws IOException {
        try (var old = Files.newBufferedReader(before);
                var now = Files.newBufferedReader(after);
                var out = Files.newBufferedWriter(delta)) {
            out.write("+/-;" + now.readLine() + "\n");
            old.readLine();
            var gone = old.readLine();
            var came = now.readLine();
            while (gone != null || came != null) {
                if (gone != null && gone.equals(came)) {
                    gone = old.readLine();
                    came = now.readLine();
                } else if (came == null || gone != null && key(gone).compareTo(key(came)) <= 0) {
                    out.write("-;" + gone + "\n");
                    gone = old.readLine();
                } else {
                    out.write("+;" + came + "\n");
                    came = now.readLine();
                }
            }
        }
    }

    /// The first two columns are what the files are ordered by.
    private static String key(String line) {
        var first = line.indexOf(';');
        var second = line.indexOf(';', first + 1);
        return second < 0 ? line : line.substring(0, second).replace(';', ' ');
    }

    private static String digest(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var sha = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (var read = in.read(buffer); read > 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
