package fr.socle.directory;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;

/// A person has another treating physician, a first one, or none any more. Ask [TreatingPhysicians] who
/// it is.
///
/// @param declaration of the link that begins or ends
public record TreatingPhysicianChanged(PatientId patient, UUID declaration, Actor by, Instant at)
        implements PatientFact {}
