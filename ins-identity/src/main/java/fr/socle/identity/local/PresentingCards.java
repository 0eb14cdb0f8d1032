package fr.socle.identity.local;

import fr.socle.identity.PresentedCard;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A person presented the application carte Vitale: the identity it gives is qualified already (RNIV), without typing
// and
/// without asking INSi.
@Service
@Transactional
public class PresentingCards {

    private final LocalTable table;
    private final LocalRecords records;
    private final Clock clock;

    PresentingCards(LocalTable table, LocalRecords records, Clock clock) {
        this.table = table;
        this.records = records;
        this.clock = clock;
    }

    /// @param number the local number; drawn when none is given and nobody of the structure has this INS yet
    public LocalIdentity present(Caller by, PresentedCard card, @Nullable String number) {
        var structure = Structures.require(by);
        var proof = Proof.seen(ProofKind.AV, LocalDate.now(clock), by, null);
        var known = number == null
                ? table.byIns(card.ins()).stream()
                        .filter(it -> it.ipp().structure().equals(structure))
                        .findFirst()
                : table.lock(new Ipp(structure, number));
        var identity = new LocalIdentity(
                known.map(LocalIdentity::id).orElseGet(PatientId::next),
                known.map(LocalIdentity::ipp)
                        .orElseGet(() -> new Ipp(structure, number == null ? Reception.drawn() : number)),
                new Standing.Qualified(card.ins(), proof, false),
                card.traits(),
                false,
                known.map(LocalIdentity::used).orElse(LocalIdentity.Used.NONE),
                Acquisition.AV,
                clock.instant(),
                known.map(LocalIdentity::version).orElse(0),
                clock.instant());
        if (known.isEmpty()) {
            return records.create(by, identity);
        }
        records.requireNotMergedAway(identity.id());
        if (known.get().standing() instanceof Standing.Provisional it && it.insiForbidden()) {
            throw LocalRefusal.DOUBTED.asException();
        }
        return records.change(by, LocalChange.What.PROVEN, known.get(), identity, "ApCV");
    }
}
