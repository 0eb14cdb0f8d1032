package fr.socle.directory.load.communes;

import fr.socle.database.Copy;
import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.SearchText;
import fr.socle.directory.load.text.Columns;
import fr.socle.directory.load.text.TextLines;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The communes of INSEE with their history: every name a code has had, from when to when
/// (`v_commune_depuis_1943`; the list of one year, `v_commune_2024`, is taken as today's).
@Component("insee-communes")
class CommunesImport implements ImportSource {

    private static final double LEAST = 0.95;
    private static final int REPORT_EVERY = 5_000;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final DirectoryLoads loads;
    private final Clock clock;

    CommunesImport(DataSource dataSource, JdbcClient jdbc, DirectoryLoads loads, Clock clock) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "insee-communes";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        jdbc.sql("create temporary table commune_line (like directory.commune) on commit drop")
                .update();
        var flaws = new Flaws(progress);
        try (var lines = new TextLines(file.open());
                var copy = Copy.into(DataSourceUtils.getConnection(dataSource), "copy commune_line from stdin")) {
            read(lines, copy, flaws);
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
        var now = count("select count(*) from commune_line");
        var before = count("select count(*) from directory.commune");
        if (now == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        if (now < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, now).asException();
        }
        var withdrawn = count("""
            select count(distinct code) from directory.commune mine
             where not exists (select from commune_line where code = mine.code)\
            """);
        jdbc.sql("delete from directory.commune").update();
        jdbc.sql("insert into directory.commune select distinct on (code, since, name) * from commune_line")
                .update();
        jdbc.sql("analyze directory.commune").update();
        progress.accepted(count("select count(*) from directory.commune"));
        loads.done(new DirectoryLoads.Load(
                name(),
                file.originalName(),
                clock.instant(),
                now,
                Map.of("today", count("select count(*) from directory.commune where until is null")),
                flaws.quality(FileDay.of(file), withdrawn)));
    }

    private static void read(TextLines lines, Copy copy, ImportProgress progress) throws IOException {
        var columns = Columns.of(lines, ',');
        columns.require(List.of("COM", "LIBELLE"));
        var fields = new @Nullable String[columns.count()];
        var rows = 0L;
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (++rows % REPORT_EVERY == 0) {
                progress.read(rows, 0);
            }
            if (line.isEmpty()) {
                continue;
            }
            columns.cut(line, lines, fields);
            var kind = get(columns, fields, "TYPECOM");
            if (kind == null || kind.equals("COM") || kind.equals("ARM")) {
                var name = get(columns, fields, "LIBELLE");
                copy.row(
                        get(columns, fields, "COM"),
                        name,
                        name == null ? "" : SearchText.town(name),
                        get(columns, fields, "DATE_DEBUT"),
                        get(columns, fields, "DATE_FIN"));
            }
        }
        progress.read(rows, 1);
    }

    private static @Nullable String get(Columns columns, @Nullable String[] fields, String name) {
        var place = columns.place(name);
        var field = place < 0 ? null : fields[place];
        if (field == null) {
            return null;
        }
        var bare = field.startsWith("\"") && field.endsWith("\"") && field.length() > 1
                ? field.substring(1, field.length() - 1).strip()
                : field.strip();
        return bare.isEmpty() ? null : bare;
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
