package fr.socle.identity.local;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A file now holds the traits of somebody else:
/// perhaps it was taken for another one.
public record TraitsReplaced(PatientId patient, Actor by, Instant at) implements PatientFact {}
