package fr.socle.identity.vigilance;

import fr.socle.identity.Identities;
import fr.socle.identity.Resemblance;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalIdentityChanged;
import fr.socle.identity.local.TraitsReplaced;
import fr.socle.identity.vigilance.WorkItem.Kind;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Compares a patient with the others of the structure each time they change, and opens what a person has to look at.
/// It only ever asks: nothing is merged, marked or demoted by a score.
@Component
class Detection {

    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final LocalIdentities locals;
    private final Identities identities;
    private final ResemblanceKeys keys;
    private final WorkItems items;

    Detection(LocalIdentities locals, Identities identities, ResemblanceKeys keys, WorkItems items) {
        this.locals = locals;
        this.identities = identities;
        this.keys = keys;
        this.items = items;
    }

    @ApplicationModuleListener(id = "identity.vigilance-comparing")
    void on(LocalIdentityChanged fact) {
        locals.known(fact.patient()).ifPresent(file -> {
            keys.keep(file);
            locals.known(keys.near(file)).forEach(near -> compare(file, near).ifPresent(doubt -> open(file, doubt)));
            afterDeath(file).ifPresent(doubt -> open(file, doubt));
        });
    }

    @ApplicationModuleListener(id = "identity.vigilance-collision")
    void on(TraitsReplaced fact) {
        locals.known(fact.patient())
                .ifPresent(file -> open(file, Doubt.of(Kind.COLLISION, file.id(), null, 1, "traits-replaced")));
    }

    private void open(LocalIdentity file, Doubt doubt) {
        items.open(file.ipp().structure().value(), doubt);
    }

    static Optional<Doubt> compare(LocalIdentity one, LocalIdentity other) {
        var ours = one.standing().kept();
        var theirs = other.standing().kept();
        if (ours != null && ours.equals(theirs)) {
            return Optional.of(Doubt.of(Kind.DOUBLON, one.id(), other.id(), 1, "same-ins"));
        }
        var twoPersons = ours != null && theirs != null;
        var resemblance = Resemblance.between(ResemblanceKeys.side(one), ResemblanceKeys.side(other));
        if (resemblance.isOnePerson()) {
            var kind = twoPersons ? Kind.HOMONYME : Kind.DOUBLON;
            return Optional.of(Doubt.of(kind, one.id(), other.id(), resemblance.score(), "close-traits"));
        }
        return resemblance.areHomonyms()
                ? Optional.of(Doubt.of(Kind.HOMONYME, one.id(), other.id(), resemblance.score(), "same-names"))
                : Optional.empty();
    }

    /// Somebody presents the identity of a person who has died.
    private Optional<Doubt> afterDeath(LocalIdentity file) {
        var ins = file.standing().kept();
        var proof = file.standing().proofHeld();
        if (ins == null) {
            return Optional.empty();
        }
        var seen = proof == null ? file.updatedAt().atZone(FRANCE).toLocalDate() : proof.seenOn();
        return identities
                .byIns(ins)
                .filter(person ->
                        person.deathDate() != null && person.deathDate().isBefore(seen))
                .map(_ -> Doubt.of(Kind.USURPATION, file.id(), null, 1, "used-after-death"));
    }
}
