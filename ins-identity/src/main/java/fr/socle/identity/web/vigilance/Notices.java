package fr.socle.identity.web.vigilance;

import fr.socle.identity.vigilance.DetectingPeople;
import fr.socle.identity.vigilance.Withdrawals;
import fr.socle.identity.vigilance.WithdrawingIns;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What reaches a cell from elsewhere: INS withdrawn by another holder, doubts found by a sweep.
@Component
class Notices {

    private final Withdrawals withdrawals;
    private final WithdrawingIns withdrawing;
    private final DetectingPeople detecting;

    Notices(Withdrawals withdrawals, WithdrawingIns withdrawing, DetectingPeople detecting) {
        this.withdrawals = withdrawals;
        this.withdrawing = withdrawing;
        this.detecting = detecting;
    }

    List<Withdrawals.Notice> of(Caller by) {
        return withdrawals.notices(by);
    }

    void acknowledge(Caller by, UUID withdrawal, PatientId file) {
        withdrawals.acknowledge(by, withdrawal, file);
    }

    UUID withdraw(Caller by, PatientId patient, String reason) {
        return withdrawing.withdraw(by, patient, reason);
    }

    int sweep(Caller by) {
        return detecting.sweep(by);
    }
}
