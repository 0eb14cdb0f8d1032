package fr.socle.directory.load;

import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.load.text.Copies;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportRefusal;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The file of activities of FINESS+: heavy equipment that needs an authorisation (Device), care activities and social
/// equipment (HealthcareService). Other natures are passed over.
@Component("finess-plus-activities")
class ActivitiesImport implements ImportSource {

    private static final double LEAST = 0.95;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final DirectoryLoads loads;
    private final Clock clock;
    private final FinessPlusNames names;

    ActivitiesImport(DataSource dataSource, JdbcClient jdbc, DirectoryLoads loads, Clock clock, FinessPlusNames names) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.loads = loads;
        this.clock = clock;
        this.names = names;
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
        List.of(EquipmentRows.STAGING, AuthorisedRows.STAGING)
                .forEach(it -> jdbc.sql(it).update());
        var withoutKind = read(file, progress);
        var equipment = kept("equipment_line", "device");
        var activities = kept("authorised_line", "authorised_activity");
        if (equipment + activities == 0) {
            throw new ImportRefusal.Empty().asException();
        }
        write(clock.instant());
        progress.accepted(equipment + activities);
        loads.done(new DirectoryLoads.Load(
                name(),
                file.originalName(),
                clock.instant(),
                equipment + activities,
                Map.of("withoutKind", withoutKind, "activities", activities)));
    }

    private long read(ImportFile file, ImportProgress progress) throws IOException {
        try (var in = file.open();
                var copies = new Copies(DataSourceUtils.getConnection(dataSource))) {
            var equipment = new EquipmentRows(copies.into(EquipmentRows.COPY), progress, names.equipmentKind());
            var authorised = new AuthorisedRows(copies.into(AuthorisedRows.COPY), progress, names);
            new ActivitiesReading(progress, it -> {
                        equipment.take(it);
                        authorised.take(it);
                    })
                    .read(in);
            return equipment.withoutKind();
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
    }

    /// @return how many the file holds
    private long kept(String staging, String table) {
        var found = count("select count(distinct id) from " + staging);
        var before = count("select count(*) from directory." + table + " where source = 'finess-plus'");
        if (found < before * LEAST) {
            throw new ImportRefusal.Shrunk(before, found).asException();
        }
        return found;
    }

    private void write(Instant now) {
        List.of(EquipmentRows.FORGET, EquipmentRows.WRITE, AuthorisedRows.FORGET, AuthorisedRows.WRITE)
                .forEach(it ->
                        jdbc.sql(it).param("now", now.atOffset(ZoneOffset.UTC)).update());
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
