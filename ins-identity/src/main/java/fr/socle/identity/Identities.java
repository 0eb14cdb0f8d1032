package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Who people are, for the other modules. Leaves no trace: the module that shows the answer to somebody writes it.
@Service
public class Identities {

    private final People people;
    private final LocalPeople locals;
    private final Addressing addressing;

    Identities(People people, LocalPeople locals, Addressing addressing) {
        this.people = people;
        this.locals = locals;
        this.addressing = addressing;
    }

    /// Under any of the names a person ever had here: the answer bears the one of today.
    public Optional<Identity> find(PatientId id) {
        return people.byId(id).or(() -> {
            var now = addressing.now(id);
            return people.byId(now).or(() -> locals.find(now));
        });
    }

    /// The name a person is found under today.
    public PatientId now(PatientId name) {
        return addressing.now(name);
    }

    /// Every name that leads to the person of this name today, that name among them.
    public List<PatientId> names(PatientId name) {
        return addressing.leadingTo(addressing.now(name));
    }

    /// Where everything written under a name belongs now, for a listener that moves it within the same transaction.
    public Readdressing readdressing(PatientId absorbed) {
        addressing.hold(absorbed);
        return new Readdressing(addressing.now(absorbed), addressing.leadingTo(absorbed));
    }

    public Identity require(PatientId id) {
        return find(id).orElseThrow(() -> new IdentityRefusal.Unknown().asException());
    }

    /// The person, provided that the INS may be used.
    public Identity requireQualified(PatientId id) {
        var identity = require(id);
        if (!identity.isQualified()) {
            throw new IdentityRefusal.NotQualified(identity.status()).asException();
        }
        return identity;
    }

    /// The person with a qualified identity under this INS.
    public Optional<Identity> byIns(Ins ins) {
        return people.byIns(ins);
    }

    /// The minors this person answers for, the eldest first.
    public List<Identity> minorsOf(PatientId parent) {
        return people.minorsOf(addressing.now(parent));
    }

    /// Those of the people asked for who exist.
    public Map<PatientId, Identity> all(Collection<PatientId> ids) {
        var found = people.all(ids);
        ids.stream()
                .filter(id -> !found.containsKey(id))
                .forEach(id -> find(id).ifPresent(identity -> found.put(id, identity)));
        return found;
    }
}
