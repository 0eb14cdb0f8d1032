package fr.socle.prescription.bdpm;

import fr.socle.kernel.imports.ImportProgress;
import fr.socle.prescription.SandboxMedications;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The sample that comes with the program, in the format of the official files and through the same loader.
@Component
@Profile("sandbox")
class SampleMedications implements SandboxMedications {

    private final BdpmLoader loader;
    private final JdbcClient jdbc;

    SampleMedications(BdpmLoader loader, JdbcClient jdbc) {
        this.loader = loader;
        this.jdbc = jdbc;
    }

    @Override
    public void ensure() {
        var serves = jdbc.sql("select exists (select 1 from prescription.medication_version where active)")
                .query(Boolean.class)
                .single();
        if (serves) {
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
