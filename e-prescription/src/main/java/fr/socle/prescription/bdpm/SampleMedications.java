package fr.socle.prescription.bdpm;

import fr.socle.kernel.imports.ImportProgress;
import fr.socle.prescription.SandboxMedications;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The sample that comes with the program, in the format of the official files and through the same loader.
@Component
@Profile("sandbox")
class SampleMedications implements SandboxMedications {

    private final BdpmLoader loader;
    private final MedicationVersions versions;

    SampleMedications(BdpmLoader loader, MedicationVersions versions) {
        this.loader = loader;
        this.versions = versions;
    }

    @Override
    public void ensure() {
        if (!versions.isEmpty()) {
            return;
        }
        try {
            loader.load(new BdpmArchive.Sample("medications"), "sample", new Silence());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Nobody watches the sample being loaded.
    private static final class Silence implements ImportProgress {

        @Override
        public void read(long rows, double fraction) {}

        @Override
        public void accepted(long rows) {}

        @Override
        public void rejected(long line, String code, String message) {}
    }
}
