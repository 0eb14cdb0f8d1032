package fr.socle.psc.web.means;

import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.RealTime;
import fr.socle.psc.web.Door;
import fr.socle.psc.web.Recovering;
import fr.socle.psc.web.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Whose means a page is about: somebody signed in with two factors, or somebody who recovers the account.
@Component
class Owner {

    private final Sessions sessions;
    private final Accounts accounts;
    private final RealTime time;

    Owner(Sessions sessions, Accounts accounts, RealTime time) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.time = time;
    }

    Optional<Account> of(HttpServletRequest request, Door door) {
        var id = request.getRequestURI().startsWith(door.signIn())
                ? Recovering.of(request, door, time.now()).map(Recovering::account)
                : sessions.current().filter(it -> it.is(door.kind())).map(it -> UUID.fromString(it.account()));
        return id.flatMap(accounts::byId);
    }
}
