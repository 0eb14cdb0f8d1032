package fr.socle.psc.session;

import fr.socle.kernel.Refused;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSession.Ending;
import fr.socle.psc.UserSessions;
import fr.socle.psc.session.LogoutRequests.Parameters;
import fr.socle.psc.session.LogoutRequests.Understood;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// The end of a session at the request of a program: at once when it shows the ID token of that session; otherwise
/// the person is asked first, so that no foreign page can sign anybody out.
@Controller
@RequestMapping("/connect/logout")
class LogoutController {

    /// Read by the content security policy: where the forms of the page lead in the end.
    private static final String FORM_LEADS_TO = "fr.socle.psc.form-leads-to";

    private final LogoutRequests requests;
    private final UserSessions sessions;

    LogoutController(LogoutRequests requests, UserSessions sessions) {
        this.requests = requests;
        this.sessions = sessions;
    }

    @RequestMapping(method = {RequestMethod.GET, RequestMethod.POST})
    String asked(
            Parameters parameters,
            @AuthenticationPrincipal @Nullable Object who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var asked = requests.read(parameters);
            if (asked.session() != null || !(who instanceof SessionUser)) {
                return end(asked, who, request);
            }
            model.addAttribute("asked", parameters);
            model.addAttribute("program", name(asked.client()));
            if (asked.back() != null) {
                request.setAttribute(FORM_LEADS_TO, List.of(asked.back()));
            }
            return "psc/sign-out";
        } catch (Refused no) {
            response.setStatus(no.refusal().terms().kind().status());
            model.addAttribute("error", no.refusal().terms().code());
            return "psc/signed-out";
        }
    }

    @PostMapping("/confirmation")
    String confirmed(Parameters parameters, @AuthenticationPrincipal @Nullable Object who, HttpServletRequest request) {
        return end(requests.read(parameters), who, request);
    }

    private String end(Understood asked, @Nullable Object who, HttpServletRequest request) {
        if (asked.session() != null) {
            sessions.end(asked.session(), Ending.PROGRAM);
        }
        if (who instanceof SessionUser user
                && (asked.session() == null || user.sessionId().equals(asked.session()))) {
            sessions.end(user.sessionId(), Ending.PERSON);
            request.getSession().invalidate();
        }
        return asked.back() == null ? "psc/signed-out" : "redirect:" + asked.back();
    }

    private static @Nullable String name(@Nullable RegisteredClient client) {
        return client == null ? null : client.getClientName();
    }
}
