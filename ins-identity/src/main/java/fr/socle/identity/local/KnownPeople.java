package fr.socle.identity.local;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.identity.Ins;
import fr.socle.identity.StrictSearch;
import fr.socle.identity.Traits;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// INSi as this platform answers it: among the people it knows.
@Component
class KnownPeople implements InsiSearch {

    private final StrictSearch people;
    private final Identities identities;

    KnownPeople(StrictSearch people, Identities identities) {
        this.people = people;
        this.identities = identities;
    }

    @Override
    public Answer byTraits(Traits asked) {
        var found = people.bearing(asked);
        return switch (found.size()) {
            case 0 -> new Answer.Nobody();
            case 1 -> one(found.getFirst());
            default -> new Answer.Several();
        };
    }

    private static Answer one(Identity person) {
        var ins = person.ins();
        return ins == null ? new Answer.Nobody() : new Answer.One(ins, person.traits());
    }

    @Override
    public Optional<Traits> traitsOf(Ins ins) {
        return identities.byIns(ins).map(Identity::traits);
    }
}
