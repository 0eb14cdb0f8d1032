package fr.socle.espacesante;

import fr.socle.kernel.PatientId;
import fr.socle.kernel.RppsNumber;
import org.springframework.stereotype.Service;

/// Who takes care of whom.
@Service
public class CareTeams {

    /// Says that a professional takes care of a person. Saying it twice changes nothing.
    public void declare(PatientId patient, RppsNumber professional, Origin origin) {
        throw new UnsupportedOperationException();
    }

    /// How we know that a professional takes care of a person.
    public enum Origin {
        /// Declared treating physician (médecin traitant).
        TREATING_PHYSICIAN,
        /// Declared by the person or by a member of the team.
        DECLARED,
        PRESCRIBED,
        DISPENSED
    }
}
