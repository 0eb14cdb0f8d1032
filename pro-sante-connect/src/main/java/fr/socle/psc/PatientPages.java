package fr.socle.psc;

import fr.socle.kernel.PatientId;

/// Where our portal shows a patient to a professional, whoever makes that page.
public interface PatientPages {

    /// @return a path on this platform
    String recordOf(PatientId patient);
}
