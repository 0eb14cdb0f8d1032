package fr.socle.identity;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// An identity is now qualified: its INS may be used.
public record IdentityQualified(PatientId patient, Actor by, Instant at) implements PatientFact {}
