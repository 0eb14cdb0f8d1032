package fr.socle.signin;

import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.psc.ProfessionalRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// A professional may sign in as long as the directory knows them.
@Component
class DirectoryProfessionals implements ProfessionalRegistry {

    private final Practitioners practitioners;

    DirectoryProfessionals(Practitioners practitioners) {
        this.practitioners = practitioners;
    }

    @Override
    public Optional<RegisteredProfessional> byNationalId(String nationalId) {
        return practitioners.byNationalId(nationalId).map(DirectoryProfessionals::registered);
    }

    @Override
    public Optional<String> practitioner(String nationalId) {
        return practitioners.byNationalId(nationalId).map(it -> it.id().toString());
    }

    private static RegisteredProfessional registered(Practitioner practitioner) {
        return new RegisteredProfessional(
                practitioner.rpps(),
                practitioner.nationalId(),
                practitioner.civility(),
                practitioner.familyName(),
                practitioner.givenName(),
                practitioner.displayName(),
                practitioner.profession().code(),
                practitioner.knowHow(),
                practitioner.situations());
    }
}
