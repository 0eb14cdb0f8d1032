package fr.socle.signin;

import fr.socle.directory.WorkerAccounts;
import fr.socle.psc.Accounts;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.Accounts.NewAccount;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Somebody an employer enrolled signs in as any professional does; the password is drawn here and told once.
@Component
class EnrolledWorkers implements WorkerAccounts {

    private static final int BYTES = 12;

    private final SecureRandom random = new SecureRandom();
    private final Accounts accounts;

    EnrolledWorkers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<FirstSignIn> open(String nationalId, String displayName) {
        if (accounts.byLogin(nationalId).isPresent()) {
            return Optional.empty();
        }
        var drawn = new byte[BYTES];
        random.nextBytes(drawn);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
        accounts.open(new NewAccount(nationalId, password, Kind.PROFESSIONAL, displayName, nationalId, null, null));
        return Optional.of(new FirstSignIn(nationalId, password));
    }
}
