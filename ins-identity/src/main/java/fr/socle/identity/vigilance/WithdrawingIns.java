package fr.socle.identity.vigilance;

import fr.socle.identity.Identities;
import fr.socle.identity.InsWithdrawn;
import fr.socle.identity.local.InsRemoval;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Structures;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An INS was attributed to somebody it does not belong to (PAM France, A47): the file loses it, and whoever holds the
/// same INS is told and has to acknowledge.
@Service
@Transactional
public class WithdrawingIns {

    private final LocalIdentities locals;
    private final Identities identities;
    private final InsRemoval removal;
    private final Withdrawals withdrawals;
    private final ApplicationEventPublisher events;

    WithdrawingIns(
            LocalIdentities locals,
            Identities identities,
            InsRemoval removal,
            Withdrawals withdrawals,
            ApplicationEventPublisher events) {
        this.locals = locals;
        this.identities = identities;
        this.removal = removal;
        this.withdrawals = withdrawals;
        this.events = events;
    }

    /// A structure, from one of its files; the national cell, from a person and from every file that holds the INS.
    public UUID withdraw(Caller by, PatientId patient, String reason) {
        LocalRefusal.requireReason(reason);
        return locals.known(patient)
                .map(file -> fromFile(by, file, reason))
                .orElseGet(() -> fromPerson(by, patient, reason));
    }

    private UUID fromFile(Caller by, LocalIdentity file, String reason) {
        if (Structures.of(by).filter(file.ipp().structure()::equals).isEmpty()) {
            throw LocalRefusal.UNKNOWN_PATIENT.asException();
        }
        var ins = file.standing().kept();
        if (ins == null) {
            throw VigilanceRefusal.NO_INS.asException();
        }
        var holders = locals.holding(ins).stream()
                .filter(it -> !it.id().equals(file.id()))
                .toList();
        removal.fromFile(by, file.id(), reason);
        return announce(by, file.id(), holders, reason);
    }

    private UUID fromPerson(Caller by, PatientId person, String reason) {
        NationalCell.require(by);
        var ins = identities.require(person).ins();
        if (ins == null) {
            throw VigilanceRefusal.NO_INS.asException();
        }
        var holders = locals.holding(ins);
        removal.fromPerson(person);
        holders.forEach(file -> removal.fromFile(by, file.id(), reason));
        return announce(by, person, holders, reason);
    }

    private UUID announce(Caller by, PatientId patient, List<LocalIdentity> holders, String reason) {
        var withdrawal = withdrawals.keep(by, patient, reason);
        holders.forEach(file -> withdrawals.notify(withdrawal.id(), file));
        events.publishEvent(new InsWithdrawn(withdrawal.id(), patient, by.actor(), withdrawal.at()));
        return withdrawal.id();
    }
}
