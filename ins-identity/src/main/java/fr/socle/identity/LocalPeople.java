package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.Optional;

/// The patients of the structures, beside the people. The other modules ask [Identities].
public interface LocalPeople {

    Optional<Identity> find(PatientId name);
}
