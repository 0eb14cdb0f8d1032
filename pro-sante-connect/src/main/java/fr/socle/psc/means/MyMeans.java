package fr.socle.psc.means;

import fr.socle.psc.Account;
import fr.socle.psc.PscRefusal;
import java.util.List;
import org.springframework.stereotype.Service;

/// Everything one person signs in with.
@Service
public class MyMeans {

    private final Phones phones;
    private final Passkeys passkeys;
    private final RecoveryCodes codes;

    MyMeans(Phones phones, Passkeys passkeys, RecoveryCodes codes) {
        this.phones = phones;
        this.passkeys = passkeys;
        this.codes = codes;
    }

    /// @param application one-time codes are enrolled
    /// @param recoveryCodes how many are left
    public record Held(List<Phone> phones, List<Passkey> passkeys, boolean application, int recoveryCodes) {

        int count() {
            return phones.size() + passkeys.size() + (application ? 1 : 0);
        }
    }

    public Held of(Account account) {
        return new Held(
                phones.of(account.id()), passkeys.of(account.id()), account.hasTotp(), codes.left(account.id()));
    }

    /// Nobody locks themselves out by tidying up. A phone is revoked all the same: it may be in a thief's hand.
    public void requireAnother(Account account) {
        if (of(account).count() < 2) {
            throw new PscRefusal.LastMeans().asException();
        }
    }
}
