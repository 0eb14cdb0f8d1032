package fr.socle.psc.web;

import fr.socle.psc.Account;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.PageSession;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSession.Ending;
import fr.socle.psc.UserSessions;
import fr.socle.psc.UserSessions.Opening;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/// Opens a page session once both factors hold, and says where the person goes next.
@Component
public class Sessions {

    private final ProfessionalRegistry professionals;
    private final RequestCache requests;
    private final UserSessions sessions;

    Sessions(ProfessionalRegistry professionals, RequestCache requests, UserSessions sessions) {
        this.professionals = professionals;
        this.requests = requests;
        this.sessions = sessions;
    }

    /// @return the address to go to
    public String open(
            Account account, String means, Door door, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        PendingSignIn.forget(request);
        var how = new Opening(means, null, null, request.getHeader(HttpHeaders.USER_AGENT));
        var user = current().map(it -> again(it, account, how)).orElseGet(() -> sessions.open(account, how));
        PageSession.keep(user, request, response);
        return hasToChoose(user) ? "/pro/situation" : next(door, request, response);
    }

    String choose(SessionUser user, String situation, HttpServletRequest request, HttpServletResponse response) {
        sessions.choose(user.sessionId(), situation);
        PageSession.keep(user.in(situation), request, response);
        return next(Door.PRO, request, response);
    }

    /// In another's name, or in one's own again.
    void act(SessionUser user, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        PageSession.keep(user, request, response);
    }

    public Optional<SessionUser> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SessionUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    /// Who proves both factors again stays in the session; somebody else ends it.
    private SessionUser again(SessionUser before, Account account, Opening how) {
        var renewed = sessions.renew(before.sessionId(), account, how);
        if (renewed != null) {
            return renewed;
        }
        sessions.end(before.sessionId(), Ending.REPLACED);
        return sessions.open(account, how);
    }

    private boolean hasToChoose(SessionUser user) {
        return user.is(Kind.PROFESSIONAL)
                && Optional.ofNullable(user.nationalId())
                        .flatMap(professionals::byNationalId)
                        .filter(it -> it.situations().size() > 1)
                        .isPresent();
    }

    private String next(Door door, HttpServletRequest request, HttpServletResponse response) {
        var waiting = requests.getRequest(request, response);
        return waiting == null ? door.home() : waiting.getRedirectUrl();
    }
}
