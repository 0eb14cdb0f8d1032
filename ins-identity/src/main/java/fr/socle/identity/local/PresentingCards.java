package fr.socle.identity.local;

import fr.socle.identity.CardReception;
import fr.socle.identity.FiledCard;
import fr.socle.identity.PresentedCard;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A person presented the application carte Vitale: the identity it gives is qualified already (RNIV), without
/// typing and without asking INSi.
@Service
@Transactional
public class PresentingCards implements CardReception {

    private static final int FIRST_VERSION = 1;

    private final LocalTable table;
    private final LocalRecords records;
    private final Clock clock;

    PresentingCards(LocalTable table, LocalRecords records, Clock clock) {
        this.table = table;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void requireFiling(Caller by, @Nullable String number) {
        var structure = Structures.require(by);
        if (number != null) {
            new Ipp(structure, number);
        }
    }

    @Override
    public FiledCard file(Caller by, PresentedCard card, @Nullable String number) {
        var filed = present(by, card, number);
        return new FiledCard(
                filed.id(),
                filed.ipp().structure(),
                filed.ipp().number(),
                filed.standing().status(),
                filed.version() == FIRST_VERSION);
    }

    /// @param number the local number; drawn when none is given and nobody of the structure has this INS yet
    public LocalIdentity present(Caller by, PresentedCard card, @Nullable String number) {
        var structure = Structures.require(by);
        var proof = Proof.seen(ProofKind.AV, LocalDate.now(clock), by, null);
        var known = number == null
                ? table.byIns(card.ins()).stream()
                        .filter(it -> it.ipp().structure().equals(structure))
                        .filter(it -> !records.isMergedAway(it.id()))
                        .findFirst()
                : table.lock(new Ipp(structure, number));
        known.ifPresent(it -> requireSamePerson(it, card));
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

    /// A number typed or chosen wrongly must not turn one patient's file into another's.
    private static void requireSamePerson(LocalIdentity known, PresentedCard card) {
        if (!known.traits().agreesWith(card.traits())) {
            throw LocalRefusal.INS_OF_ANOTHER.asException();
        }
    }
}
