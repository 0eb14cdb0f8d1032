package fr.socle.psc.web;

import fr.socle.psc.Account;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.PscSettings;
import fr.socle.psc.RealTime;
import fr.socle.psc.SessionUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/// Opens a page session once both factors hold, and says where the person goes next.
@Component
class Sessions {

    private final ProfessionalRegistry professionals;
    private final RequestCache requests;
    private final PscSettings settings;
    private final RealTime time;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Sessions(ProfessionalRegistry professionals, RequestCache requests, PscSettings settings, RealTime time) {
        this.professionals = professionals;
        this.requests = requests;
        this.settings = settings;
        this.time = time;
    }

    /// @return the address to go to
    String open(Account account, String means, Door door, HttpServletRequest request, HttpServletResponse response) {
        request.changeSessionId();
        request.getSession().setMaxInactiveInterval((int) settings.sessionIdle().toSeconds());
        PendingSignIn.forget(request);
        var user = SessionUser.of(account, null, means, time.now());
        keep(user, request, response);
        return hasToChoose(user) ? "/pro/situation" : next(door, request, response);
    }

    String choose(SessionUser user, String situation, HttpServletRequest request, HttpServletResponse response) {
        keep(user.in(situation), request, response);
        return next(Door.PRO, request, response);
    }

    Optional<SessionUser> current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SessionUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    private boolean hasToChoose(SessionUser user) {
        return user.is(Kind.PROFESSIONAL)
                && Optional.ofNullable(user.nationalId())
                        .flatMap(professionals::byNationalId)
                        .filter(it -> it.situations().size() > 1)
                        .isPresent();
    }

    private void keep(SessionUser user, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(user.authentication());
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    private String next(Door door, HttpServletRequest request, HttpServletResponse response) {
        var waiting = requests.getRequest(request, response);
        return waiting == null ? door.home() : waiting.getRedirectUrl();
    }
}
