package fr.socle.prescription;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A prescriber issued a prescription.
public record PrescriptionIssued(PrescriptionId prescription, PatientId patient, Actor by, Instant at)
        implements PatientFact {}
