package fr.socle.prescription;

/// Where the numbers of prescriptions come from. The national rule (SEL-SFG-023) is not public: ours stands behind
/// this port so that it can be replaced.
public interface PrescriptionNumbers {

    /// A number never given before, and that nobody can guess.
    PrescriptionNumber next();
}
