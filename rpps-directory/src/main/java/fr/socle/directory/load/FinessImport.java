package fr.socle.directory.load;

import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.load.text.TextLines;
import fr.socle.directory.quality.Flaws;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The national file of establishments, in its layout "etalab" (sites with their positions).
///
/// Everything happens in one transaction: whatever stops an import, a kill included, leaves nothing behind and the
/// version before serving.
@Component("finess")
class FinessImport implements ImportSource {

    private final DataSource dataSource;
    private final FinessVersions versions;
    private final DirectoryLoads loads;
    private final Clock clock;

    FinessImport(DataSource dataSource, FinessVersions versions, DirectoryLoads loads, Clock clock) {
        this.dataSource = dataSource;
        this.versions = versions;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "finess";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        versions.open();
        var flaws = new Flaws(progress);
        try {
            var read = read(DataSourceUtils.getConnection(dataSource), file, flaws);
            var now = clock.instant();
            var rows = sites(read, flaws, now) + entities(read, now);
            progress.accepted(rows);
            loads.done(new DirectoryLoads.Load(
                    name(),
                    file.originalName(),
                    now,
                    rows,
                    Map.of(
                            "wrongKeys", read.wrongKeys(),
                            "withoutPoint", read.sites() - read.positions(),
                            "legalEntities", read.entities()),
                    flaws.quality(read.day(), versions.withdrawn(now))));
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
    }

    /// A file of legal entities alone says nothing about sites, and the reverse.
    private long sites(FinessReading read, Flaws flaws, Instant now) {
        if (read.sites() == 0) {
            return 0;
        }
        versions.refuseIfShrunk(read.sites(), read.positions());
        versions.positionsWithoutSite()
                .forEach(it -> flaws.rejected(
                        it.line(),
                        "directory.position-without-site",
                        "The point of " + it.finess() + " belongs to no site of the file."));
        return versions.swap(now);
    }

    private long entities(FinessReading read, Instant now) {
        if (read.entities() > 0) {
            versions.refuseIfFewerEntities(read.entities());
            versions.takeEntities(name(), now);
        }
        return read.entities();
    }

    private static FinessReading read(Connection connection, ImportFile file, Flaws progress)
            throws IOException, SQLException {
        try (var lines = new TextLines(file.open());
                var staging = new FinessStaging(connection)) {
            var reading = new FinessReading(staging, progress);
            reading.read(lines, file.textSize());
            return reading;
        }
    }
}
