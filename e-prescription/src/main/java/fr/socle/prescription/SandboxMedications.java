package fr.socle.prescription;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Some forty well-known products, so that a fresh clone can prescribe before the real base is imported.
@Component
@Profile("sandbox")
public class SandboxMedications {

    /// Loads the sample when the medication base is empty; does nothing otherwise.
    public void ensure() {
        throw new UnsupportedOperationException();
    }
}
