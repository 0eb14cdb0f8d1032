package fr.socle.directory.fhir.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.directory.SandboxDirectory;
import fr.socle.kernel.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "socle.directory.export.lines-a-file=150")
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportingTest {

    private static final Pattern ID = Pattern.compile("^\\{\"resourceType\":\"Practitioner\",\"id\":\"([^\"]+)\"");

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    Exports exports;

    @Autowired
    ExportFiles files;

    @Autowired
    ExportedTypes types;

    @Autowired
    Exporting exporting;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
    }

    @Test
    void an_export_that_a_stopped_program_left_goes_on_where_it_was() throws IOException {
        var stopped = UUID.randomUUID();
        var export = export(List.of("Practitioner"), null);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> {
            exports.add(export);
            jdbc.sql("update directory.bulk_export set worker = :worker, leased_until = now() + interval '1 minute'"
                            + " where id = :id")
                    .param("worker", stopped)
                    .param("id", export.id())
                    .update();
        });
        var first = types.of("Practitioner").lines(List.of(), null, null, 100);
        var file = files.append(
                export.id(),
                Export.File.first(export.parts().getFirst()),
                first.stream().map(ExportedType.Line::json).toList());
        var far = new Export(
                export.id(),
                export.client(),
                export.request(),
                export.types(),
                export.filters(),
                null,
                export.at(),
                Export.State.OPEN,
                null,
                0,
                first.getLast().id(),
                100);
        assertThat(exports.save(far, file, stopped, Duration.ofMinutes(1))).isTrue();
        // written when the program was killed, and never noted
        files.append(export.id(), file, List.of("{\"half\": \"a batch".getBytes(StandardCharsets.UTF_8)));

        jdbc.sql("update directory.bulk_export set leased_until = now() - interval '1 second' where id = :id")
                .param("id", export.id())
                .update();
        exporting.wake();
        untilComplete(export);

        assertThat(ids(export)).hasSize(people()).doesNotHaveDuplicates();
        assertThat(exports.files(export.id())).hasSizeGreaterThan(1);
    }

    @Test
    void what_was_deleted_since_a_moment_is_told_unless_it_is_back() throws IOException {
        jdbc.sql("""
            insert into directory.past_version (type, id, version, updated_at, deleted)
            values ('Organization', 'R100000001', 2, now(), true),
                   ('Organization', 'R100000000', 2, '2001-01-01', true),
                   ('Organization', (select min(finess) from directory.establishment), 7, now(), true)
            on conflict do nothing""").update();
        var export = export(List.of("Organization"), Instant.parse("2020-01-01T00:00:00Z"));
        exports.add(export);
        exporting.wake();
        untilComplete(export);
        var deleted =
                exports.files(export.id()).stream().filter(Export.File::deleted).toList();
        assertThat(deleted).hasSize(1);
        assertThat(Files.readString(
                        files.find(export.id(), deleted.getFirst().name()).orElseThrow()))
                .isEqualTo("{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                        + "{\"request\":{\"method\":\"DELETE\",\"url\":\"Organization/R100000001\"}}]}\n");
    }

    private static Export export(List<String> types, Instant since) {
        return new Export(
                Ids.next(),
                "a-program",
                "http://directory.test/fhir/$export",
                types,
                List.of(),
                since,
                Instant.parse("2026-11-22T04:00:00Z"),
                Export.State.OPEN,
                null,
                0,
                null,
                0);
    }

    private void untilComplete(Export export) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        exports.find(export.id(), export.client()).orElseThrow().state() == Export.State.COMPLETE);
    }

    private List<String> ids(Export export) throws IOException {
        var ids = new ArrayList<String>();
        for (var file : exports.files(export.id())) {
            for (var line :
                    Files.readAllLines(files.find(export.id(), file.name()).orElseThrow())) {
                var id = ID.matcher(line);
                assertThat(id.find()).as(line).isTrue();
                ids.add(id.group(1));
            }
        }
        return ids;
    }

    private int people() {
        return jdbc.sql("select count(*) from directory.practitioner")
                .query(Integer.class)
                .single();
    }
}
