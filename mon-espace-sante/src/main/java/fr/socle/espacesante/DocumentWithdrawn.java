package fr.socle.espacesante;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A document is no longer to be relied on: its author withdrew what it tells about.
public record DocumentWithdrawn(DocumentId document, PatientId patient, Actor by, Instant at) implements PatientFact {}
