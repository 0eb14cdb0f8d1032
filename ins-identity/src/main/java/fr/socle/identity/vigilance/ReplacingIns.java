package fr.socle.identity.vigilance;

import fr.socle.identity.Ins;
import fr.socle.identity.InsAuthorities;
import fr.socle.identity.local.InsRemoval;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A structure says that its patient has another INS, or none after all (PAM France, A47).
@Service
@Transactional
public class ReplacingIns {

    private final LocalIdentities locals;
    private final InsRemoval removal;
    private final WithdrawingIns withdrawing;
    private final InsAuthorities authorities;

    ReplacingIns(LocalIdentities locals, InsRemoval removal, WithdrawingIns withdrawing, InsAuthorities authorities) {
        this.locals = locals;
        this.removal = removal;
        this.withdrawing = withdrawing;
        this.authorities = authorities;
    }

    public void replace(Caller by, PatientId id, Ins ins) {
        authorities.requireAccepted(ins);
        removal.replace(by, locals.require(by, id).id(), ins);
    }

    /// @param validated whether the identity stays checked; if not, the proof goes with the INS
    public void remove(Caller by, PatientId id, boolean validated, String reason) {
        LocalIdentity file = locals.require(by, id);
        if (file.standing().kept() != null) {
            withdrawing.withdraw(by, id, reason);
        }
        if (!validated) {
            removal.withoutProof(by, id, reason);
        }
    }
}
