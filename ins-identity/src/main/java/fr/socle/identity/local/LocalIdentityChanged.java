package fr.socle.identity.local;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A patient of a structure was created or changed:
/// whoever watches over identities compares them again.
public record LocalIdentityChanged(PatientId patient, Actor by, Instant at) implements PatientFact {}
