package fr.socle.psc;

import java.util.UUID;
import org.springframework.stereotype.Service;

/// A person proves who they are on a page: a password first, then a phone's approval or a one-time code. The answer
/// is the same for an unknown account and for a wrong password.
@Service
public class SigningIn {

    private final Accounts accounts;
    private final FailedSignIns failures;
    private final PhoneRequests phone;

    SigningIn(Accounts accounts, FailedSignIns failures, PhoneRequests phone) {
        this.accounts = accounts;
        this.failures = failures;
        this.phone = phone;
    }

    public Account byPassword(Accounts.Kind kind, String login, String password, String address) {
        failures.requireFew(login, address);
        var account = accounts.byLogin(login).filter(it -> it.kind() == kind).orElse(null);
        if (!accounts.passwordHolds(account, password) || account == null) {
            failures.add(login, address);
            throw new PscRefusal.WrongCredentials().asException();
        }
        return account;
    }

    public void byCode(Account account, String code, String address) {
        failures.requireFew(account.username(), address);
        if (!accounts.codeHolds(account, code)) {
            failures.add(account.username(), address);
            throw new PscRefusal.WrongCode().asException();
        }
        failures.forgive(account.username());
    }

    /// @return the phone's answer; once approved, the approval is used up
    public PhoneRequest.Status byPhone(Account account, UUID request) {
        var status = phone.use(request, account.id());
        if (status == PhoneRequest.Status.APPROVED) {
            failures.forgive(account.username());
        }
        return status;
    }
}
