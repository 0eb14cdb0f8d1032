package fr.socle.identity.vigilance;

import fr.socle.identity.addressing.Merge;
import fr.socle.identity.local.Attribute;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Reception;
import fr.socle.identity.local.Structures;
import fr.socle.identity.vigilance.WorkItem.Decision;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A cell works its list off: somebody claims an item, decides with a reason; a merge is confirmed by somebody else.
@Service
@Transactional
public class WorkingOff {

    private static final int MOST = 100;

    private final WorkItems items;
    private final ProposedMerges merges;
    private final WithdrawingIns withdrawing;
    private final LocalIdentities locals;
    private final Reception reception;

    WorkingOff(
            WorkItems items,
            ProposedMerges merges,
            WithdrawingIns withdrawing,
            LocalIdentities locals,
            Reception reception) {
        this.items = items;
        this.merges = merges;
        this.withdrawing = withdrawing;
        this.locals = locals;
        this.reception = reception;
    }

    /// The list of the caller's cell, the newest first.
    public List<WorkItem> list(Caller by, boolean decided) {
        return items.of(cell(by), decided, MOST);
    }

    public WorkItem item(Caller by, UUID id) {
        var cell = cell(by);
        return items.lock(id)
                .filter(it -> Objects.equals(it.finess(), cell))
                .orElseThrow(VigilanceRefusal.UNKNOWN_ITEM::asException);
    }

    public WorkItem claim(Caller by, UUID id) {
        requireOpen(by, item(by, id));
        items.claim(id, by);
        return item(by, id);
    }

    /// @param survivor for a merge, which of the two stays
    /// @return the merge, when this decision made one
    public Optional<Merge> decide(Caller by, UUID id, Decision decision, Choice choice) {
        LocalRefusal.requireReason(choice.reason());
        var item = item(by, id);
        if (decision == Decision.MERGE) {
            return merge(by, item, choice);
        }
        requireOpen(by, item);
        switch (decision) {
            case WITHDRAW_INS -> withdrawing.withdraw(by, item.one(), choice.reason());
            case DISTINCT -> {
                markHomonym(by, item.one(), choice.reason());
                markHomonym(by, item.other(), choice.reason());
            }
            default -> {
                // nothing follows but the reason kept
            }
        }
        items.decide(id, by, decision, choice.reason());
        return Optional.empty();
    }

    private Optional<Merge> merge(Caller by, WorkItem item, Choice choice) {
        var survivor = choice.survivor();
        if (item.decided() != null) {
            throw VigilanceRefusal.ITEM_DECIDED.asException();
        }
        if (item.proposed() != null && (survivor == null || survivor.equals(item.survivor()))) {
            return Optional.of(merges.confirm(by, item, choice.reason()));
        }
        if (survivor == null || !(survivor.equals(item.one()) || survivor.equals(item.other()))) {
            throw VigilanceRefusal.SAME_IDENTITY.asException();
        }
        requireOpen(by, item);
        items.propose(item.id(), by, survivor, choice.reason());
        return Optional.empty();
    }

    /// Two persons with close traits: each file says so from now on.
    private void markHomonym(Caller by, @Nullable PatientId id, String reason) {
        if (id == null) {
            return;
        }
        locals.known(id).ifPresent(file -> {
            var attributes = EnumSet.of(Attribute.HOMA);
            attributes.addAll(file.standing().attributes());
            if (!attributes.contains(Attribute.FICT)) {
                reception.say(by, id, attributes, reason);
            }
        });
    }

    private static void requireOpen(Caller by, WorkItem item) {
        if (item.decided() != null) {
            throw VigilanceRefusal.ITEM_DECIDED.asException();
        }
        var claimed = item.claimed();
        if (claimed != null && !claimed.reference().equals(WorkItems.reference(by))) {
            throw VigilanceRefusal.ITEM_TAKEN.asException();
        }
    }

    /// The structure of the caller, or null for the national cell.
    static @Nullable String cell(Caller by) {
        return NationalCell.includes(by) && Structures.of(by).isEmpty()
                ? null
                : Structures.of(by).map(FinessNumber::value).orElseThrow(LocalRefusal.NO_STRUCTURE::asException);
    }

    public record Choice(@Nullable PatientId survivor, String reason) {}
}
