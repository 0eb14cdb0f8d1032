package fr.socle.directory.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.directory.SandboxDirectory;
import fr.socle.directory.quality.QualityFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        properties = {
            "spring.messages.basename=messages/directory",
            "spring.messages.fallback-to-system-locale=false",
            "socle.public-url=http://annuaire.example"
        })
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenDataTest {

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    QualityFiles quality;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
    }

    @AfterEach
    void the_telephone_is_the_one_of_the_sandbox() {
        dial("0199008884");
    }

    @Test
    void the_day_before_and_the_delta_make_the_day() throws IOException {
        var published = published(30);
        published.publish();
        dial("0199001122");
        clock.advance(Duration.ofDays(1));
        published.publish();

        for (var dataset : Dataset.values()) {
            var lines = new TreeSet<>(lines("2026-03-02", dataset.file() + ".csv"));
            for (var change : lines("2026-03-03", dataset.file() + "-delta.csv")) {
                var applied =
                        change.startsWith("-;") ? lines.remove(change.substring(2)) : lines.add(change.substring(2));
                assertThat(applied).as(change).isTrue();
            }
            assertThat(lines).isEqualTo(new TreeSet<>(lines("2026-03-03", dataset.file() + ".csv")));
        }
        assertThat(lines("2026-03-03", "etablissements-delta.csv"))
                .hasSize(2)
                .anyMatch(it -> it.startsWith("-;990000010") && it.contains("0199008884"))
                .anyMatch(it -> it.startsWith("+;990000010") && it.contains("0199001122"));
        assertThat(manifest("2026-03-03").path("deltaSince").asString()).isEqualTo("2026-03-02");
    }

    @Test
    void a_file_is_the_one_of_the_manifest_and_the_manifest_is_signed() throws Exception {
        var published = published(30);
        published.publish();

        for (var file : manifest("2026-03-02").path("files")) {
            assertThat(digest(day("2026-03-02").resolve(file.path("name").asString())))
                    .isEqualTo(file.path("sha256").asString());
        }
        assumeTrue(new ProcessBuilder("sh", "-c", "openssl version").start().waitFor() == 0, "openssl is here");
        var key = Files.writeString(data.resolve("cle.pem"), published.key());
        var signature = Files.write(
                data.resolve("signature"),
                Base64.getDecoder().decode(Files.readString(day("2026-03-02").resolve("manifest.sig"))));
        assertThat(openssl(key, signature, day("2026-03-02").resolve("manifest.json")))
                .isZero();
        assertThat(openssl(key, signature, day("2026-03-02").resolve("qualite.json")))
                .as("another file")
                .isNotZero();
    }

    @Test
    void the_key_can_be_read_before_anything_is_published() {
        assertThat(published(30).key()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void a_day_is_written_once_and_old_days_go() throws IOException {
        var published = published(1);
        published.publish();
        published.publish();
        clock.advance(Duration.ofDays(1));
        published.publish();
        clock.advance(Duration.ofDays(1));
        published.publish();

        assertThat(published.days()).extracting(Object::toString).containsExactly("2026-03-04", "2026-03-03");
        try (var rooms = Files.list(data.resolve("open-data"))) {
            assertThat(rooms.map(it -> it.getFileName().toString()))
                    .as("nothing is left half made")
                    .containsExactlyInAnyOrder("2026-03-03", "2026-03-04", "key.pkcs8", "key.x509");
        }
    }

    private OpenData published(int kept) {
        return new OpenData(jdbc, quality, clock, data.toString(), kept);
    }

    private void dial(String phone) {
        jdbc.update("update directory.establishment set phone = ? where finess = '990000010'", phone);
    }

    private Path day(String day) {
        return data.resolve("open-data").resolve(day);
    }

    private java.util.List<String> lines(String day, String file) throws IOException {
        return Files.readAllLines(day(day).resolve(file)).stream().skip(1).toList();
    }

    private tools.jackson.databind.JsonNode manifest(String day) throws IOException {
        return new JsonMapper().readTree(Files.readString(day(day).resolve("manifest.json")));
    }

    private static String digest(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static int openssl(Path key, Path signature, Path file) throws Exception {
        return new ProcessBuilder(
                        "openssl",
                        "pkeyutl",
                        "-verify",
                        "-pubin",
                        "-inkey",
                        key.toString(),
                        "-rawin",
                        "-in",
                        file.toString(),
                        "-sigfile",
                        signature.toString())
                .start()
                .waitFor();
    }
}
