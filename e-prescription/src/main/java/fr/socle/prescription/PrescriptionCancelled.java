package fr.socle.prescription;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// The prescriber withdrew what was not yet dispensed of a prescription.
public record PrescriptionCancelled(PrescriptionId prescription, PatientId patient, Actor by, Instant at)
        implements PatientFact {}
