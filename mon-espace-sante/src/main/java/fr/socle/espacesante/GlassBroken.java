package fr.socle.espacesante;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A professional outside the care team opened a record because life was at stake (bris de glace).
public record GlassBroken(EmergencyAccessId access, PatientId patient, Actor by, Instant at) implements PatientFact {}
