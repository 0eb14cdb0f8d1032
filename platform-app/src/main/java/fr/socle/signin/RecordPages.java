package fr.socle.signin;

import fr.socle.kernel.PatientId;
import fr.socle.psc.PatientPages;
import org.springframework.stereotype.Component;

/// A patient opened from outside is shown by the viewer of the record.
@Component
class RecordPages implements PatientPages {

    @Override
    public String recordOf(PatientId patient) {
        return "/pro/patients/" + patient + "/dossier";
    }
}
