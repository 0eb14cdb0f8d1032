package fr.socle.identity;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// The person has another INS: a NIR in place of a NIA, or a new NIR.
public record InsReplaced(PatientId patient, Actor by, Instant at) implements PatientFact {}
