package fr.socle.psc.launch;

import fr.socle.psc.Accounts;
import fr.socle.psc.LaunchContexts;
import fr.socle.psc.LaunchContexts.LaunchContext;
import fr.socle.psc.LaunchContexts.Opens;
import fr.socle.psc.PageSession;
import fr.socle.psc.PatientPages;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/// The link that practice software opens: the browser joins the session of the software, and shows the patient. A
/// browser where somebody else is signed in, or the same person in another practice situation, is left as it is.
@Controller
class ContextLinkController {

    private final LaunchContexts launches;
    private final UserSessions sessions;
    private final Accounts accounts;
    private final ProfessionalRegistry professionals;
    private final PatientPages pages;

    ContextLinkController(
            LaunchContexts launches,
            UserSessions sessions,
            Accounts accounts,
            ProfessionalRegistry professionals,
            PatientPages pages) {
        this.launches = launches;
        this.sessions = sessions;
        this.accounts = accounts;
        this.professionals = professionals;
        this.pages = pages;
    }

    @GetMapping("/contexte/{handle}")
    @Nullable
    String open(
            @PathVariable String handle,
            @RequestHeader(name = "Sec-Purpose", defaultValue = "") String purpose,
            @AuthenticationPrincipal @Nullable Object who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (purpose.contains("prefetch")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT); // a guess of the browser must not use it up
            return null;
        }
        var found = launches.find(Opens.PAGE, handle);
        if (found.isEmpty()) {
            return refused(new PscRefusal.LaunchOver(), response, model);
        }
        if (who instanceof SessionUser user && !found.get().suits(user.accountId(), situation(user))) {
            return refused(new PscRefusal.LaunchOfAnother(), response, model);
        }
        var launch = launches.use(Opens.PAGE, handle);
        var acting = who instanceof SessionUser user ? Optional.of(user) : launch.flatMap(this::joining);
        if (launch.isEmpty() || acting.isEmpty()) {
            return refused(new PscRefusal.LaunchOver(), response, model);
        }
        if (!(who instanceof SessionUser)) {
            request.getSession();
            request.changeSessionId();
            PageSession.keep(acting.get(), request, response);
        }
        return "redirect:" + pages.recordOf(launch.get().patient());
    }

    private Optional<SessionUser> joining(LaunchContext launch) {
        return accounts.byId(launch.account()).flatMap(it -> sessions.join(launch, it));
    }

    private @Nullable String situation(SessionUser user) {
        return Optional.ofNullable(user.nationalId())
                .flatMap(professionals::byNationalId)
                .flatMap(it -> it.situation(user.situation()))
                .map(it -> it.id())
                .orElse(null);
    }

    private static String refused(PscRefusal why, HttpServletResponse response, Model model) {
        response.setStatus(why.terms().kind().status());
        model.addAttribute("error", why.terms().code());
        return "psc/launch-refused";
    }
}
