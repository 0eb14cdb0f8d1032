package fr.socle;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Damaged files of every source of the directory, through the door of imports: refused with a code and the line,
/// never a fault.
@PlatformTest
@TestInstance(Lifecycle.PER_CLASS)
class BadFilesTests {

    private static final Map<String, String> GOOD = Map.of(
            "rpps", """
            Type d'identifiant PP|Identifiant PP|Identification nationale PP|Nom d'exercice|Prénom d'exercice|\
            Code profession|Code mode exercice|Identifiant technique de la structure|Code secteur d'activité|
            8|99700990010|899700990010|ÉLOÏSE|Zoé|10|L|R1|SA07|
            8|99700990028|899700990028|ÉLOÏSE|Zoé|10|L|R1|SA07|
            """,
            "finess", """
            finess;etalab;93;2026-05-04
            structureet;990009904;990009904;ÉTABLISSEMENT;;;;1;R;DES PRÉS;;;065;99;;99100 VALLON;;;355;;;;;;;;;;;;;
            geolocalisation;990009904;927000;6500000;1,ATLASANTE,96,BAN,EPSG:2154;2020-01-01
            """,
            "finess-plus", """
            {"generatedAt": "2026-08-26", "pmej": [
              {"informationsGeneralesPMEJ": {"numFinessPm": "990009912", "denominationPm": "SOCIÉTÉ"},
               "adresse": [], "ege": []}
            ]}
            """,
            "mssante-addresses", """
            Type de BAL|Adresse BAL|Identification nationale PP|Raison Sociale structure BAL|
            ORG|a@ch.mssante.test||ÉTABLISSEMENT|
            ORG|b@ch.mssante.test||ÉTABLISSEMENT|
            """,
            "insee-communes", """
            "COM","TYPECOM","LIBELLE","DATE_DEBUT","DATE_FIN"
            "99065","COM","Évian","1943-01-01",""
            "99066","COM","Évron","1943-01-01",""
            """,
            "terminologies", """
            {"resourceType": "CodeSystem", "url": "urn:never-loaded", "status": "active",
             "content": "complete",
             "concept": [{"code": "1", "display": "Été"}]}
            """,
            "ror", """
            {"resourceType": "Organization", "name": "Pôle été"}
            {"resourceType": "Organization", "name": "Pôle hiver"}
            """);

    private final PracticeSoftware software = PracticeSoftware.ofThisTest();
    private PracticeSoftware admin = software;

    @BeforeAll
    void an_administrator_signs_in() {
        admin = software.asAdministrator();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rpps", "finess", "finess-plus", "mssante-addresses", "insee-communes", "terminologies", "ror"})
    void a_damaged_file_is_refused_and_never_a_fault(String source) throws IOException {
        var good = GOOD.getOrDefault(source, "");
        var zipped = gzip(good);
        assertRefused(source, Arrays.copyOf(zipped, zipped.length * 6 / 10), "a cut archive");
        var damaged = "PK\3\4".getBytes(UTF_8);
        assertRefused(source, Arrays.copyOf(damaged, 200), "a damaged archive");
        assertThat(code(assertRefused(source, emptyZip(), "an archive of nothing")))
                .isEqualTo("import.empty");
        assertThat(code(assertRefused(source, "\n  \n".getBytes(UTF_8), "blank lines")))
                .isEqualTo("import.empty");
        var cut = assertRefused(source, Arrays.copyOf(good.getBytes(UTF_8), good.length() * 9 / 10), "a cut file");
        assertThat(code(cut)).isEqualTo("import.truncated");
        assertThat(cut.at("/problems/0/line").asLong()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rpps", "finess", "mssante-addresses", "insee-communes", "terminologies"})
    void a_text_in_utf_16_is_refused_as_such_with_the_line(String source) {
        var job = assertRefused(source, GOOD.getOrDefault(source, "").getBytes(UTF_16), "UTF-16");
        assertThat(code(job)).isEqualTo("import.unreadable");
        assertThat(job.at("/problems/0/line").asLong()).isEqualTo(1);
    }

    @Test
    void who_was_found_before_is_found_after() {
        var before = software.get("/annuaire?q=vasseur").status();
        assertRefused("rpps", "x".getBytes(UTF_8), "no columns");
        assertThat(before).isEqualTo(200);
        assertThat(software.get("/annuaire?q=vasseur").body()).contains("Dr Claire Vasseur");
    }

    private JsonNode assertRefused(String source, byte[] content, String what) {
        var begun = admin.upload("/api/admin/imports", source, source + ".txt", content);
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var location = begun.header("Location");
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        !admin.get(location).json().path("state").asString().equals("running"));
        var job = admin.get(location).json();
        assertThat(job.path("state").asString()).as(what + ": " + job).isEqualTo("refused");
        assertThat(job.path("rowsAccepted").asLong()).isZero();
        assertThat(code(job)).as(what).startsWith("import.");
        return job;
    }

    private static String code(JsonNode job) {
        return job.at("/problems/0/code").asString();
    }

    private static byte[] gzip(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] emptyZip() throws IOException {
        var out = new ByteArrayOutputStream();
        new ZipOutputStream(out).close();
        return out.toByteArray();
    }
}
