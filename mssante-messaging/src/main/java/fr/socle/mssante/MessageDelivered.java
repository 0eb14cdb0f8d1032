package fr.socle.mssante;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A message lies in the mailbox of a citizen.
public record MessageDelivered(MessageId message, PatientId patient, Actor by, Instant at) implements PatientFact {}
