package fr.socle.families;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fr.socle.directory.Families;
import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Parents and children as the identities know them. A parent is known under every name they ever had here.
@Component
class IdentifiedFamilies implements Families {

    private final Identities identities;

    IdentifiedFamilies(Identities identities) {
        this.identities = identities;
    }

    @Override
    public Optional<Member> find(PatientId person) {
        return identities.find(person).map(this::member);
    }

    @Override
    public List<Member> minorsOf(PatientId parent) {
        return identities.minorsOf(parent).stream().map(this::member).toList();
    }

    private Member member(Identity it) {
        var representatives = it.legalRepresentatives().stream()
                .flatMap(parent -> identities.names(parent).stream())
                .collect(toUnmodifiableSet());
        return new Member(it.id(), it.displayName(), it.traits().birthDate(), representatives);
    }
}
