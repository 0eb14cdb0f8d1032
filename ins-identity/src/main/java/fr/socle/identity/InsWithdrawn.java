package fr.socle.identity;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;

/// The INS was not this person's: whoever holds it puts it aside, and says so.
///
/// @param withdrawal what the holders acknowledge
public record InsWithdrawn(UUID withdrawal, PatientId patient, Actor by, Instant at) implements PatientFact {}
