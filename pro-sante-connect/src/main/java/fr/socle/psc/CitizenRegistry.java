package fr.socle.psc;

import fr.socle.kernel.PatientId;
import java.util.Optional;

/// What the sign-in layer must know of a citizen, whoever keeps the identities.
public interface CitizenRegistry {

    Optional<RegisteredCitizen> byPatient(PatientId patient);

    record RegisteredCitizen(PatientId patient, String displayName) {}
}
