package fr.socle.identity;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.UUID;

/// They were two persons after all. What was written under the absorbed one goes back: ask [Identities#readdressing].
///
/// @param patient the survivor
public record IdentitiesUnmerged(UUID merge, PatientId patient, PatientId absorbed, Actor by, Instant at)
        implements PatientFact {}
