package fr.socle.directory.opendata;

import fr.socle.directory.quality.QualityFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
    private static final Duration HALF_MADE = Duration.ofDays(1);
    private static final int FETCH = 2_000;
    private static final String MANIFEST = "manifest.json";

    private final JdbcTemplate jdbc;
    private final QualityFiles quality;
    private final Clock clock;
    private final Shelf shelf;
    private final int kept;
    private final JsonMapper json = new JsonMapper();

    OpenData(
            JdbcTemplate jdbc,
            QualityFiles quality,
            Clock clock,
            @Value("${socle.data-dir:target/test-data}") String data,
            @Value("${socle.directory.open-data.days:30}") int kept) {
        this.jdbc = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(FETCH);
        this.quality = quality;
        this.clock = clock;
        this.shelf = new Shelf(Path.of(data).resolve("open-data").toAbsolutePath());
        this.kept = kept;
    }

    /// Every night, or as soon afterwards as the program runs; also when somebody asks and there is none yet.
    @Scheduled(cron = "0 30 3-23 * * *", zone = "Europe/Paris")
    @Transactional(readOnly = true)
    public void publish() {
        write(LocalDate.ofInstant(clock.instant(), PARIS));
    }

    /// Days that are published, the latest first.
    @Transactional(readOnly = true)
    public synchronized List<LocalDate> days() {
        if (shelf.days().isEmpty()) {
            publish();
        }
        return shelf.days();
    }

    /// @return nothing for what is not published
    public Optional<Path> file(String day, String name) {
        return shelf.file(day, name);
    }

    public List<String> files(LocalDate day) {
        return shelf.files(day);
    }

    /// The public key the manifests are signed with.
    public String key() {
        return Signature.in(shelf.folder()).pem();
    }

    private synchronized void write(LocalDate day) {
        if (Files.exists(shelf.of(day))) {
            return;
        }
        try {
            var made = shelf.open();
            var before = shelf.days().stream()
                    .filter(it -> it.isBefore(day))
                    .findFirst()
                    .orElse(null);
            var files = new ArrayList<Path>();
            for (var dataset : Dataset.values()) {
                var csv = made.resolve(dataset.file() + ".csv");
                var list = made.resolve(dataset.file() + ".json");
                dump(dataset, csv, list);
                files.addAll(List.of(csv, list));
                if (before != null) {
                    var delta = made.resolve(dataset.file() + "-delta.csv");
                    Delta.write(shelf.of(before).resolve(dataset.file() + ".csv"), csv, delta);
                    files.add(delta);
                }
            }
            files.add(Files.writeString(made.resolve("qualite.json"), quality.json()));
            files.add(Files.writeString(made.resolve("qualite.csv"), quality.csv()));
            sign(day, before, files, made);
            shelf.publish(made, day);
            shelf.forgetBefore(day.minusDays(kept), clock.instant().minus(HALF_MADE));
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
        Files.writeString(
                into.resolve("manifest.sig"), Signature.in(shelf.folder()).of(text));
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
