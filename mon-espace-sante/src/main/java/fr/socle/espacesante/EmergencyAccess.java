package fr.socle.espacesante;

import fr.socle.kernel.PatientId;
import java.time.Instant;

/// One professional outside the care team, one record, one reason, one end.
///
/// @param structure where the professional acted
public record EmergencyAccess(
        EmergencyAccessId id,
        PatientId patient,
        String name,
        String structure,
        String reason,
        Instant openedAt,
        Instant endsAt) {}
