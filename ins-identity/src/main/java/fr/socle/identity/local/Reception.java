package fr.socle.identity.local;

import fr.socle.identity.local.InsiSearch.Answer;
import fr.socle.identity.local.LocalChange.What;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The reception of a structure: create a patient, record what they show, ask INSi, qualify, demote.
@Service
@Transactional
public class Reception {

    private final LocalTable table;
    private final LocalRecords records;
    private final AcceptedProofs proofs;
    private final InsiSearch insi;
    private final EnteredTraits entered;
    private final Clock clock;

    Reception(
            LocalTable table,
            LocalRecords records,
            AcceptedProofs proofs,
            InsiSearch insi,
            EnteredTraits entered,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.proofs = proofs;
        this.insi = insi;
        this.entered = entered;
        this.clock = clock;
    }

    /// A new patient, provisional.
    ///
    /// @param number the local number; drawn when none is given
    public LocalIdentity create(Caller by, @Nullable String number, StrictTraits typed, LocalIdentity.Used used) {
        var ipp = new Ipp(Structures.require(by), number == null || number.isBlank() ? drawn() : number.strip());
        if (table.lock(ipp).isPresent()) {
            throw LocalRefusal.NUMBER_TAKEN.asException();
        }
        var traits = entered.require(typed);
        return records.create(
                by,
                new LocalIdentity(
                        PatientId.next(),
                        ipp,
                        Standing.Provisional.plain(),
                        traits,
                        typed.isDateCompleted(),
                        used,
                        Acquisition.SM,
                        null,
                        0,
                        clock.instant()));
    }

    /// Twelve hexadecimal digits of a fresh identifier.
    static String drawn() {
        var random = Ids.next().toString();
        return "S" + random.substring(random.length() - 12).toUpperCase(Locale.ROOT);
    }

    /// The person showed a proof, and it agrees with the traits.
    public LocalIdentity prove(Caller by, PatientId id, ProofKind kind, LocalDate on, @Nullable LocalDate expires) {
        var proof = proofs.require(Structures.require(by), Proof.seen(kind, on, by, expires));
        return change(by, What.PROVEN, id, "", it -> {
            if (it.isPlaceUnknown()) {
                throw LocalRefusal.UNKNOWN_PLACE.asException();
            }
            return it.standing(it.standing().proven(proof));
        });
    }

    /// What INSi answers for these traits. Never asked for a doubtful or fictitious identity, nor for a completed date.
    public Answer ask(Caller by, PatientId id) {
        var identity = own(by, id);
        requireAskable(identity);
        return insi.byTraits(by, identity.traits());
    }

    /// Adopts the traits and the INS that INSi gives now for the traits of the patient.
    public LocalIdentity adopt(Caller by, PatientId id) {
        return change(by, What.RETRIEVED, id, "", it -> {
            requireAskable(it);
            if (!(insi.byTraits(by, it.traits()) instanceof Answer.One one)) {
                throw LocalRefusal.INS_OF_ANOTHER.asException();
            }
            return it.fromInsi(one.traits(), it.standing().retrieved(one.ins()), clock.instant());
        });
    }

    private static void requireAskable(LocalIdentity identity) {
        if (identity.standing() instanceof Standing.Provisional it && it.insiForbidden()) {
            throw LocalRefusal.DOUBTED.asException();
        }
        if (identity.dateCompleted()) {
            throw LocalRefusal.COMPLETED_DATE.asException();
        }
    }

    /// Says that the identity is doubtful, fictitious, has a homonym, or none of these any more.
    public LocalIdentity say(Caller by, PatientId id, Set<Attribute> attributes, String reason) {
        LocalRefusal.requireReason(reason);
        return change(
                by, What.DEMOTED, id, reason, it -> it.standing(it.standing().said(attributes)));
    }

    /// The proof turns out to be worth nothing.
    public LocalIdentity withdrawProof(Caller by, PatientId id, String reason) {
        LocalRefusal.requireReason(reason);
        return change(
                by, What.DEMOTED, id, reason, it -> it.standing(it.standing().proofWithdrawn()));
    }

    /// The one way to change traits that came from INSi or were checked: the identity becomes provisional again.
    public LocalIdentity correct(Caller by, PatientId id, StrictTraits typed, String reason) {
        LocalRefusal.requireReason(reason);
        var traits = entered.require(typed);
        return change(
                by,
                What.DEMOTED,
                id,
                reason,
                it -> new LocalIdentity(
                        it.id(),
                        it.ipp(),
                        it.standing().edited(),
                        traits,
                        typed.isDateCompleted(),
                        it.used(),
                        Acquisition.SM,
                        null,
                        it.version(),
                        it.updatedAt()));
    }

    LocalIdentity change(Caller by, What what, PatientId id, String reason, UnaryOperator<LocalIdentity> rule) {
        own(by, id);
        records.requireNotMergedAway(id);
        var before = table.lock(id).orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
        return records.change(by, what, before, rule.apply(before), reason);
    }

    private LocalIdentity own(Caller by, PatientId id) {
        var structure = Structures.require(by);
        return table.byId(id)
                .filter(it -> it.ipp().structure().equals(structure))
                .orElseThrow(LocalRefusal.UNKNOWN_PATIENT::asException);
    }
}
