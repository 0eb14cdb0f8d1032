package fr.socle.benchmarks;

import fr.socle.directory.data.FinessFile;
import fr.socle.directory.data.RppsArchive;
import fr.socle.directory.data.RppsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loads a directory as large as the country's: the national file of establishments, or an invented one of its size,
/// and the three files of the register of professionals, always invented.
final class DirectoryLoad {

    private static final long SEED = 42;

    private DirectoryLoad() {}

    /// @return how long each took
    static List<ImportTime> into(Platform platform, Software software, Settings settings) throws IOException {
        var times = new ArrayList<ImportTime>();
        var sites = settings.finess().isPresent()
                ? settings.finess().get()
                : generatedSites(settings.work().resolve("finess.csv"));
        times.add(ImportTime.of("finess", sites, platform, software));
        times.add(ImportTime.of("rpps", register(settings, sites), platform, software));
        return times;
    }

    private static Path generatedSites(Path file) throws IOException {
        FinessFile.write(file, FinessFile.COUNTRY, SEED);
        return file;
    }

    private static Path register(Settings settings, Path sites) throws IOException {
        var file = settings.work().resolve("rpps-" + settings.rppsLines() + ".zip");
        if (!Files.exists(file)) {
            var numbers = sites.toString().endsWith(".gz") ? List.<String>of() : RppsFile.sites(sites);
            RppsArchive.write(file, settings.rppsLines(), SEED, numbers);
        }
        return file;
    }
}
