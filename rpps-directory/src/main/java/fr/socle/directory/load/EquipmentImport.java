package fr.socle.directory.load;

import fr.socle.database.Copy;
import fr.socle.directory.DirectoryLoads;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Heavy equipment that needs an authorisation (nature EML), from the file of activities of FINESS+. The schema leaves
/// open what names the kind of equipment: the names that are looked for are a setting.
@Component("finess-plus-activities")
class EquipmentImport implements ImportSource {

    private static final double LEAST = 0.95;
    private static final String STAGING = """
            create temporary table equipment_line (
                id text collate "C", organization text, of_site boolean, type text, active boolean, starts_on date,
                ends_on date) on commit drop""";
    private static final String WRITE = """
            insert into directory.device (id, organization, type, active, starts_on, ends_on, source, updated_at)
            select distinct on (id) id, organization, type, active, starts_on, ends_on, 'finess-plus', :now
              from equipment_line order by id, active desc, of_site desc, starts_on desc nulls last
            on conflict (id) do update set organization = excluded.organization, type = excluded.type,
                   active = excluded.active, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
                   source = excluded.source, updated_at = excluded.updated_at, version = device.version + 1
             where (device.organization, device.type, device.active, device.starts_on, device.ends_on)
                   is distinct from
                   (excluded.organization, excluded.type, excluded.active, excluded.starts_on, excluded.ends_on)""";
    private static final String FORGET = """
            with gone as (delete from directory.device old
                           where source = 'finess-plus' and not exists (select from equipment_line where id = old.id)
                       returning id, version)
            insert into directory.past_version (type, id, version, updated_at, deleted, content)
            select 'Device', id, version + 1, :now, true, null from gone
            on conflict do nothing""";

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final DirectoryLoads loads;
    private final Clock clock;
    private final List<String> kinds;

    EquipmentImport(
            DataSource dataSource,
            JdbcClient jdbc,
            DirectoryLoads loads,
            Clock clock,
            @Value(
                            "${socle.directory.finess-plus.equipment-kind:equipementMaterielLourd,typeEquipement,equipement,typeEML}")
                    String kinds) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.loads = loads;
        this.clock = clock;
        this.kinds = Arrays.stream(kinds.split(",")).map(String::strip).toList();
    }

    @Override
    public String name() {
        return "finess-plus-activities";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory.device'))")
                .query((row, _) -> true)
                .single();
        jdbc.sql(STAGING).update();
        long withoutKind;
        try (var in = file.open();
                var copy = Copy.into(DataSourceUtils.getConnection(dataSource), "copy equipment_line from stdin")) {
            withoutKind = new EquipmentReading(copy, progress, kinds).read(in);
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
        var now = clock.instant();
        var found = count("select count(distinct id) from equipment_line");
        var before = count("select count(*) from directory.device where source = 'finess-plus'");
        if (found == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        if (found < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, found).asException();
        }
        jdbc.sql(FORGET).param("now", now.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql(WRITE).param("now", now.atOffset(ZoneOffset.UTC)).update();
        progress.accepted(found);
        loads.done(
                new DirectoryLoads.Load(name(), file.originalName(), now, found, Map.of("withoutKind", withoutKind)));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
