package fr.socle.directory.load;

import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The living file of establishments, FINESS+ in JSON: legal entities with their sites. It takes the place of the
/// frozen file of `finess` and keeps its tables.
@Component("finess-plus")
class FinessPlusImport implements ImportSource {

    private final DataSource dataSource;
    private final FinessVersions versions;
    private final DirectoryLoads loads;
    private final Clock clock;

    FinessPlusImport(DataSource dataSource, FinessVersions versions, DirectoryLoads loads, Clock clock) {
        this.dataSource = dataSource;
        this.versions = versions;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "finess-plus";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        versions.open();
        try (var in = file.open();
                var staging = new FinessStaging(DataSourceUtils.getConnection(dataSource))) {
            var flaws = new Flaws(progress);
            var structures = new FinessPlusStructures(staging, flaws);
            var reading = new FinessPlusReading(structures, flaws);
            reading.read(in);
            staging.close();
            versions.refuseIfShrunk(structures.sites(), structures.positions());
            var now = clock.instant();
            var rows = versions.swap(now);
            versions.takeEntities(name(), now);
            progress.accepted(rows);
            loads.done(new DirectoryLoads.Load(
                    name(),
                    file.originalName(),
                    now,
                    rows,
                    Map.of(
                            "wrongKeys",
                            structures.wrongKeys(),
                            "withoutPoint",
                            structures.sites() - structures.positions()),
                    flaws.quality(reading.day(), versions.withdrawn(now))));
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
    }
}
