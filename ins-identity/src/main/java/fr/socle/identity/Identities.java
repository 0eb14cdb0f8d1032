package fr.socle.identity;

import fr.socle.kernel.PatientId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Who people are, for the other modules. Leaves no trace: the module that shows the answer to somebody writes it.
@Service
public class Identities {

    private final People people;

    Identities(People people) {
        this.people = people;
    }

    public Optional<Identity> find(PatientId id) {
        return people.byId(id);
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

    /// Those of the people asked for who exist.
    public Map<PatientId, Identity> all(Collection<PatientId> ids) {
        return people.all(ids);
    }
}
