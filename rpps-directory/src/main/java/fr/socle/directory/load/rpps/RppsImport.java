package fr.socle.directory.load.rpps;

import fr.socle.directory.DirectoryLoads;
import fr.socle.directory.load.text.Beside;
import fr.socle.directory.quality.FileDay;
import fr.socle.directory.quality.Flaws;
import fr.socle.directory.quality.Quality;
import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The extraction of professionals in free access: `Personne_activite`, `Dipl_AutExerc` and `SavoirFaire`, one of them
/// or a zip of several. One line is not one doctor: lines become people and their practice situations.
///
/// The new version takes its place in one transaction: whatever stops an import leaves the version before serving.
@Component("rpps")
class RppsImport implements ImportSource {

    private final DataSource dataSource;
    private final RppsVersions versions;
    private final KnownCodes known;
    private final DirectoryLoads loads;
    private final Clock clock;

    RppsImport(DataSource dataSource, RppsVersions versions, KnownCodes known, DirectoryLoads loads, Clock clock) {
        this.dataSource = dataSource;
        this.versions = versions;
        this.known = known;
        this.loads = loads;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rpps";
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        try (var beside = Beside.open(dataSource)) {
            versions.open(beside);
            var flaws = new Flaws(progress);
            var reading = new RppsReading(DataSourceUtils.getConnection(dataSource), beside.connection(), flaws, known);
            reading.read(file);
            versions.refuseIfShrunk(reading);
            var now = clock.instant();
            var people = versions.swap(reading, beside, now.atOffset(ZoneOffset.UTC));
            var gone = versions.peopleWithdrawn(now.atOffset(ZoneOffset.UTC));
            done(file, reading.figures(), people, now, flaws.quality(FileDay.of(file), gone));
            progress.accepted(reading.figures().rows());
        } catch (SQLException unexpected) {
            throw new IllegalStateException("The import could not be written", unexpected);
        }
    }

    private void done(ImportFile file, RppsReading.Figures figures, long people, Instant now, Quality quality) {
        loads.done(new DirectoryLoads.Load(
                name(),
                file.originalName(),
                now,
                figures.rows(),
                Map.of(
                        "people", people,
                        "wrongKeys", figures.wrongKeys(),
                        "unknownProfessions", figures.unknownProfessions(),
                        "placesWithoutPoint", versions.placesWithoutPoint(),
                        "situationsEnded", versions.situationsEnded(now.atOffset(ZoneOffset.UTC))),
                quality));
    }
}
