package fr.socle.prescription;

import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientFact;
import fr.socle.kernel.PatientId;
import java.time.Instant;

/// A pharmacist handed over all or a part of a prescription.
public record PrescriptionDispensed(
        DispensingId dispensing, PrescriptionId prescription, PatientId patient, Actor by, Instant at)
        implements PatientFact {}
