package fr.socle.kernel;

import java.time.Instant;

/// Something happened that concerns a person. Facts are records of identifiers, instants and actors only: they are
/// stored and replayed.
public interface PatientFact {

    PatientId patient();

    Actor by();

    Instant at();
}
