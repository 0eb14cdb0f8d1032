package fr.socle.signin;

import fr.socle.directory.Practice;
import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.psc.ProfessionalRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

    @Override
    public Map<String, PracticePlace> places(RegisteredProfessional professional) {
        return practitioners
                .byNationalId(professional.nationalId())
                .map(it -> practitioners.practicesOf(List.of(it.id())).getOrDefault(it.id(), List.of()))
                .orElse(List.of())
                .stream()
                .collect(Collectors.toMap(it -> it.situation().id(), DirectoryProfessionals::place, (one, _) -> one));
    }

    private static PracticePlace place(Practice it) {
        var address = it.address();
        return new PracticePlace(
                it.profession().code(),
                it.knowHow(),
                it.mode(),
                address.lines(),
                address.postalCode(),
                address.town(),
                address.commune(),
                address.department(),
                it.phone());
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
