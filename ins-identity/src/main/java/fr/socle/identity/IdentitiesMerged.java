package fr.socle.identity;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;

/// Two identities are one person's. What was written under the absorbed one follows: ask [Identities#readdressing].
///
/// @param patient the survivor
public record IdentitiesMerged(UUID merge, PatientId patient, PatientId absorbed, Actor by, Instant at)
        implements PatientFact {}
