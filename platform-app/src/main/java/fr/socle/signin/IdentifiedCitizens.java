package fr.socle.signin;

import fr.socle.identity.Identities;
import fr.socle.kernel.PatientId;
import fr.socle.psc.CitizenRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A citizen is a person whose identity is known.
@Component
class IdentifiedCitizens implements CitizenRegistry {

    private final Identities identities;

    IdentifiedCitizens(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Optional<RegisteredCitizen> byPatient(PatientId patient) {
        return identities.find(patient).map(it -> new RegisteredCitizen(it.id(), it.displayName()));
    }
}
