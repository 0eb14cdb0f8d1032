package fr.socle.directory.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.kernel.Refused;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class QualityReportTest {

    private static final String HEADER = "Type de BAL|Adresse BAL|Identification nationale PP|"
            + "Type identifiant structure|Identification Structure|\n";

    @TempDir
    Path directory;

    @Autowired
    Map<String, ImportSource> sources;

    @Autowired
    QualityReport report;

    @Autowired
    QualityFiles files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void supervision_listens() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void nothing_stays() {
        Metrics.removeRegistry(meters);
        jdbc.sql("delete from directory.mailbox where source = 'mssante'").update();
        jdbc.sql("delete from directory.source_report").update();
    }

    @Test
    void a_source_that_was_never_loaded_says_so() {
        assertThat(report.sources())
                .extracting(SourceState::source)
                .contains("rpps", "finess", "finess-plus", "mssante-addresses", "ror", "insee-communes");
        assertThat(state().load()).isNull();
        assertThat(state().late()).isFalse();
    }

    @Test
    void a_load_tells_the_day_of_its_content_and_what_was_wrong_with_examples() throws IOException {
        load(
                "2026-03-01",
                "ORG|a@ch.mssante.test||FINESS|990000010|\n"
                        + "PER|b@ch.mssante.test|810003461033|||\n"
                        + "XXX|c@ch.mssante.test||||\n"
                        + "ORG|nonsense||FINESS|990000010|\n");
        var load = state().load();
        assertThat(load).isNotNull();
        assertThat(load.quality().day()).isEqualTo(LocalDate.of(2026, 3, 1));
        assertThat(load.rows()).isEqualTo(3);
        assertThat(load.quality().read()).isEqualTo(4);
        assertThat(load.quality().leftOut()).isEqualTo(1);
        assertThat(load.quality().flagged()).isEqualTo(2);
        assertThat(load.quality().flaws())
                .extracting(it -> it.code() + " " + it.count() + " " + it.examples())
                .containsExactly(
                        "directory.row-without-number 1 [Example[line=5, value=The line has no address.]]",
                        "mailbox-of-nobody 1 [Example[line=4, value=c@ch.mssante.test]]",
                        "unknown-code 1 [Example[line=4, value=Type de BAL XXX]]",
                        "wrong-key 1 [Example[line=3, value=810003461033]]");
    }

    @Test
    void what_is_gone_since_the_version_before_is_counted_and_a_refused_file_changes_nothing() throws IOException {
        var many = new StringBuilder();
        for (var i = 0; i < 40; i++) {
            many.append("ORG|box").append(i).append("@ch.mssante.test||FINESS|990000010|\n");
        }
        load("2026-03-01", many.toString());
        load("2026-03-02", many.substring(many.indexOf("\n") + 1));
        assertThat(state().load().quality().withdrawn()).isEqualTo(1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> load("2026-03-03", "ORG|one@ch.mssante.test||FINESS|990000010|\n"));
        assertThat(state().load().quality().day()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void a_source_grows_old_and_late_and_supervision_sees_it() throws IOException {
        var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Europe/Paris"));
        load(today.toString(), "ORG|a@ch.mssante.test||FINESS|990000010|\n");
        assertThat(state().late()).isFalse();
        assertThat(gauge("socle.directory.source.late")).isZero();
        clock.advance(Duration.ofDays(11));
        assertThat(state().late()).isTrue();
        assertThat(gauge("socle.directory.source.late")).isEqualTo(1);
        assertThat(gauge("socle.directory.source.age"))
                .isGreaterThan(Duration.ofDays(10).toSeconds());
    }

    @Test
    void the_report_is_open_data() throws IOException {
        load("2026-03-01", "XXX|c@ch.mssante.test||||\n");
        assertThat(files.json())
                .contains("\"source\" : \"mssante-addresses\"", "\"dataDate\" : \"2026-03-01\"", "mailbox-of-nobody");
        assertThat(files.csv())
                .startsWith("source;fichier;date_des_donnees;")
                .contains("mssante-addresses;Extraction_2026-03-01.txt;2026-03-01;")
                .contains("mssante-addresses;;;;;;;;;;mailbox-of-nobody;1;c@ch.mssante.test\n");
    }

    @Test
    void examples_of_the_ror_are_not_for_everybody() {
        jdbc.sql("""
            insert into directory.source_report (source, loaded_at, file_name, rows_loaded, figures, flaws)
            values ('ror', now(), 'ror.ndjson', 1, '{}', '[{"code": "directory.ror-orphan", "count": 1,
                "leftOut": true, "examples": [{"line": 3, "value": "99-secret hangs on nothing"}]}]')\
            """).update();
        assertThat(files.json()).contains("directory.ror-orphan").doesNotContain("99-secret");
        assertThat(files.csv()).contains("directory.ror-orphan").doesNotContain("99-secret");
    }

    private double gauge(String name) {
        return meters.get(name).tag("source", "mssante-addresses").gauge().value();
    }

    private SourceState state() {
        return report.sources().stream()
                .filter(it -> it.source().equals("mssante-addresses"))
                .findFirst()
                .orElseThrow();
    }

    private void load(String day, String lines) throws IOException {
        var file = directory.resolve("file");
        Files.writeString(file, HEADER + lines);
        sources.get("mssante-addresses").load(new ImportFile(file, "Extraction_" + day + ".txt"), new ImportProgress() {
            @Override
            public void read(long rows, double fraction) {
                // the report counts
            }

            @Override
            public void accepted(long rows) {
                // the report counts
            }

            @Override
            public void rejected(long line, String code, String message) {
                // the report counts
            }
        });
    }
}
