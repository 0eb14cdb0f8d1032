package fr.socle.psc.web.upstream;

import fr.socle.kernel.Refused;
import fr.socle.psc.upstream.UpstreamAttempt;
import fr.socle.psc.upstream.UpstreamName;
import fr.socle.psc.upstream.UpstreamRefusal;
import fr.socle.psc.upstream.UpstreamSignIn;
import fr.socle.psc.upstream.Welcoming;
import fr.socle.psc.web.Door;
import fr.socle.psc.web.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sends a browser to Pro Santé Connect or FranceConnect+, and opens a session when it comes back with proof.
@Controller
@RequestMapping("/{door:pro|mon-espace-sante}/connexion/{provider:pro-sante-connect|franceconnect}")
class UpstreamController {

    private static final String ATTEMPT = UpstreamAttempt.class.getName();

    private final UpstreamSignIn signIn;
    private final Welcoming welcoming;
    private final Sessions sessions;
    private final String publicUrl;

    UpstreamController(
            UpstreamSignIn signIn,
            Welcoming welcoming,
            Sessions sessions,
            @Value("${socle.public-url}") String publicUrl) {
        this.signIn = signIn;
        this.welcoming = welcoming;
        this.sessions = sessions;
        this.publicUrl = publicUrl;
    }

    @GetMapping
    String leave(
            @PathVariable("door") String path,
            @PathVariable String provider,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var door = Door.of(path).orElseThrow();
        try {
            var name = name(door, provider);
            var departure = signIn.start(name, publicUrl + door.signIn() + "/" + name.path() + "/retour");
            request.getSession().setAttribute(ATTEMPT, departure.attempt());
            return "redirect:" + departure.address();
        } catch (Refused no) {
            return refused(door, no, flash);
        }
    }

    @GetMapping("/retour")
    String comeBack(
            @PathVariable("door") String path,
            @PathVariable String provider,
            @RequestParam Map<String, String> answer,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var door = Door.of(path).orElseThrow();
        try {
            var name = name(door, provider);
            var arrival = signIn.finish(attempt(name, request), answer);
            return "redirect:" + sessions.open(welcoming.welcome(arrival), name.path(), door, request, response);
        } catch (Refused no) {
            return refused(door, no, flash);
        }
    }

    /// One answer for each departure.
    private static UpstreamAttempt attempt(UpstreamName name, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && session.getAttribute(ATTEMPT) instanceof UpstreamAttempt kept) {
            session.removeAttribute(ATTEMPT);
            if (kept.provider() == name) {
                return kept;
            }
        }
        throw new UpstreamRefusal.Untrusted().asException();
    }

    private static UpstreamName name(Door door, String provider) {
        return Arrays.stream(UpstreamName.values())
                .filter(it -> it.path().equals(provider) && it.kind() == door.kind())
                .findFirst()
                .orElseThrow(() -> new UpstreamRefusal.Untrusted().asException());
    }

    private static String refused(Door door, Refused no, RedirectAttributes flash) {
        flash.addFlashAttribute("error", no.refusal().terms().code());
        return "redirect:" + door.signIn();
    }
}
