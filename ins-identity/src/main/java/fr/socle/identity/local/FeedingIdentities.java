package fr.socle.identity.local;

import fr.socle.identity.IdentityStatus;
import fr.socle.identity.InsAuthorities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The software of a structure says who its patients are (PIXm ITI-104; PAM A28 and A31): the structure answers for the
/// status it sends, this class for what may not be sent together.
@Service
@Transactional
public class FeedingIdentities {

    private final LocalTable table;
    private final LocalRecords records;
    private final AcceptedProofs proofs;
    private final InsAuthorities authorities;
    private final EnteredTraits entered;
    private final Clock clock;

    FeedingIdentities(
            LocalTable table,
            LocalRecords records,
            AcceptedProofs proofs,
            InsAuthorities authorities,
            EnteredTraits entered,
            Clock clock) {
        this.table = table;
        this.records = records;
        this.proofs = proofs;
        this.authorities = authorities;
        this.entered = entered;
        this.clock = clock;
    }

    /// Creates the patient under this number, or makes them what the structure says.
    public Fed feed(Caller by, Feed feed) {
        if (!Structures.require(by).equals(feed.ipp().structure())) {
            throw LocalRefusal.FOREIGN_DOMAIN.asException();
        }
        var before = table.lock(feed.ipp());
        before.map(LocalIdentity::id).ifPresent(records::requireNotMergedAway);
        var now = said(by, feed, before);
        if (before.isEmpty()) {
            return new Fed(records.create(by, now), true);
        }
        records.requireUntouched(before.get(), now);
        return new Fed(records.change(by, LocalChange.What.UPDATED, before.get(), now, "feed"), false);
    }

    private LocalIdentity said(Caller by, Feed feed, Optional<LocalIdentity> before) {
        var provisional = feed.status() == IdentityStatus.PROV;
        var traits = provisional ? entered.requireButPlace(feed.traits()) : entered.require(feed.traits());
        var standing = standing(by, feed, before);
        var insiAt = standing.kept() == null ? null : clock.instant();
        return new LocalIdentity(
                before.map(LocalIdentity::id).orElseGet(PatientId::next),
                feed.ipp(),
                standing,
                traits,
                feed.traits().isDateCompleted(),
                feed.used(),
                feed.acquisition(),
                insiAt,
                before.map(LocalIdentity::version).orElse(0),
                clock.instant());
    }

    private Standing standing(Caller by, Feed feed, Optional<LocalIdentity> before) {
        var ins = feed.ins();
        if (ins != null && feed.status() != IdentityStatus.QUAL) {
            throw LocalRefusal.INS_WITHOUT_QUALIFICATION.asException();
        }
        var trusted = feed.status() != IdentityStatus.PROV;
        var doubted =
                feed.attributes().contains(Attribute.DOUT) || feed.attributes().contains(Attribute.FICT);
        if (trusted && doubted
                || feed.attributes().contains(Attribute.FICT)
                        && feed.attributes().size() > 1) {
            throw LocalRefusal.PROHIBITED_COUPLING.asException();
        }
        var homonym = feed.attributes().contains(Attribute.HOMA);
        return switch (feed.status()) {
            case PROV -> new Standing.Provisional(Set.copyOf(feed.attributes()));
            // the matricule of a retrieved identity stays with the structure: nothing of INSi is known here
            case RECUP -> throw LocalRefusal.INS_WITHOUT_QUALIFICATION.asException();
            case VALI -> new Standing.Validated(proof(by, feed, before), homonym);
            case QUAL -> {
                if (ins == null) {
                    throw LocalRefusal.PROHIBITED_COUPLING.asException();
                }
                authorities.requireAccepted(ins);
                yield new Standing.Qualified(ins, proof(by, feed, before), homonym);
            }
        };
    }

    private Proof proof(Caller by, Feed feed, Optional<LocalIdentity> before) {
        var shown = feed.proof();
        var held = before.map(it -> it.standing().proofHeld()).orElse(null);
        if (shown == null) {
            return held == null ? Proof.seen(ProofKind.ST, LocalDate.now(clock), by, null) : held;
        }
        var on = shown.on() == null ? LocalDate.now(clock) : shown.on();
        var proof = Proof.seen(shown.kind(), on, by, shown.expires());
        return held != null && held.saysTheSameAs(proof)
                ? held
                : proofs.require(feed.ipp().structure(), proof);
    }

    /// @param created whether the number was new
    public record Fed(LocalIdentity identity, boolean created) {}
}
