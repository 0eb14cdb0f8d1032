package fr.socle.psc.oauth;

import fr.socle.psc.RealTime;
import fr.socle.psc.SessionUser;
import fr.socle.psc.keys.IdTokenHints;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When a session is not enough and the person must sign in anew: `prompt=login`, a `max_age` that has passed, an
/// `id_token_hint` about somebody else (<https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest>). Once
/// for each time it is asked: the session remembers since when.
@Component
class FreshSignIn {

    private static final String SINCE = "psc.fresh-sign-in";

    private final RealTime time;
    private final IdTokenHints hints;

    FreshSignIn(RealTime time, IdTokenHints hints) {
        this.time = time;
        this.hints = hints;
    }

    /// Without asking for anything: whether this person, signed in then, will do.
    boolean isNeeded(AskedAuthorization asked, SessionUser user) {
        var prompts = asked.prompts();
        return prompts.contains("login")
                || prompts.contains("select_account")
                || isTooOld(asked, user)
                || isSomebodyElse(asked, user);
    }

    /// The same, until the person has signed in again since this was first asked.
    boolean isStillNeeded(AskedAuthorization asked, SessionUser user, HttpSession session) {
        if (!isNeeded(asked, user)) {
            return false;
        }
        var name = Integer.toHexString(asked.parameters().hashCode()) + "@";
        if (session.getAttribute(SINCE) instanceof String since
                && since.startsWith(name)
                && !user.signedInAt().isBefore(Instant.parse(since.substring(name.length())))) {
            session.removeAttribute(SINCE);
            return false;
        }
        session.setAttribute(SINCE, name + time.now());
        return true;
    }

    private boolean isTooOld(AskedAuthorization asked, SessionUser user) {
        return asked.parameter("max_age")
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .filter(it -> user.signedInAt().plus(Duration.ofSeconds(it)).isBefore(time.now()))
                .isPresent();
    }

    boolean isSomebodyElse(AskedAuthorization asked, SessionUser user) {
        return asked.parameter("id_token_hint")
                .filter(it -> !hints.subject(it).equals(Optional.of(user.getName())))
                .isPresent();
    }
}
