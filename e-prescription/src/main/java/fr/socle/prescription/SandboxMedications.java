package fr.socle.prescription;

/// Some forty well-known products, so that a fresh clone can prescribe before the real base is imported. There is
/// none outside the sandbox profile.
public interface SandboxMedications {

    /// Loads the sample when the medication base is empty; does nothing otherwise.
    void ensure();
}
