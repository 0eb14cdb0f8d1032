package fr.socle.directory.load.mssante;

import fr.socle.database.Copy;
import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.MailboxPublished;
import fr.socle.directory.load.text.Columns;
import fr.socle.directory.load.text.SqlScript;
import fr.socle.directory.load.text.TextLines;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.directory.quality.Quality;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The national extraction of secure mailboxes. It has neither dates nor numbers of its rows, and days are missing:
/// what it says is a set of addresses, compared with the last set; a short file changes nothing.
@Component("mssante-addresses")
class MailboxesImport implements ImportSource {

    private static final double LEAST = 0.95;
    private static final String STAGING = """
        create temporary table mailbox_line (
            address text, kind text, person_number text, structure_kind text, structure_number text, service text,
            dematerialisation boolean) on commit drop\
        """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final DirectoryLoads loads;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailboxesImport(
            DataSource dataSource,
            JdbcClient jdbc,
            DirectoryLoads loads,
            ApplicationEventPublisher events,
            Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.loads = loads;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mssante-addresses";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.establishment'))")
                .query((row, _) -> true)
                .single();
        jdbc.sql(STAGING).update();
        var flaws = new Flaws(progress);
        try (var lines = new TextLines(file.open());
                var copy = Copy.into(DataSourceUtils.getConnection(dataSource), "copy mailbox_line from stdin")) {
            new MailboxReading(lines, Columns.of(lines, '|'), flaws).read(copy, file.textSize());
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
        var now = clock.instant();
        var addresses = count("select count(distinct address) from mailbox_line");
        var before = count("select count(*) from directory.mailbox where source = 'mssante'");
        if (addresses == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        if (addresses < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, addresses).asException();
        }
        var withdrawn = count("""
            select count(*) from directory.mailbox mine
             where source = 'mssante' and not exists (select from mailbox_line where address = mine.address)\
            """);
        SqlScript.named("mailboxes").run(jdbc, now.atOffset(ZoneOffset.UTC));
        progress.accepted(addresses);
        tell(file, now, addresses, flaws.quality(FileDay.of(file), withdrawn));
    }

    private void tell(ImportFile file, Instant now, long addresses, Quality quality) {
        loads.done(new DirectoryLoads.Load(
                name(),
                file.originalName(),
                now,
                addresses,
                Map.of(
                        "withoutOwner",
                        count("select count(*) from directory.mailbox where source = 'mssante'"
                                + " and practitioner is null and organization is null")),
                quality));
        var published = jdbc.sql("select exists (select from directory.mailbox where updated_at = :now)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (published) {
            events.publishEvent(new MailboxPublished(now));
        }
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
