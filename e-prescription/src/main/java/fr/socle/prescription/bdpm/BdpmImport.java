package fr.socle.prescription.bdpm;

import fr.socle.kernel.imports.ImportFile;
import fr.socle.kernel.imports.ImportProgress;
import fr.socle.kernel.imports.ImportSource;
import java.io.IOException;
import org.springframework.stereotype.Component;

/// The official files of the medication base, in one zip.
@Component("bdpm")
class BdpmImport implements ImportSource {

    private final BdpmLoader loader;

    BdpmImport(BdpmLoader loader) {
        this.loader = loader;
    }

    @Override
    public String name() {
        return "bdpm";
    }

    @Override
    public void load(ImportFile file, ImportProgress progress) throws IOException {
        try (var archive = BdpmArchive.zip(file)) {
            loader.load(archive, file.originalName(), progress);
        }
    }
}
