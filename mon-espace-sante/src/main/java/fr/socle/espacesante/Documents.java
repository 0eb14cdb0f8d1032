package fr.socle.espacesante;

import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import org.springframework.stereotype.Service;

/// The documents of the records, for those whom the access rules lets in.
@Service
public class Documents {

    /// The documents of a person, newest act first.
    public List<DocumentView> of(Caller by, PatientId patient) {
        throw new UnsupportedOperationException();
    }
}
