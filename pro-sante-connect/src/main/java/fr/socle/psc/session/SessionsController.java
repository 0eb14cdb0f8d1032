package fr.socle.psc.session;

import fr.socle.psc.Consents;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSession;
import fr.socle.psc.UserSession.Ending;
import fr.socle.psc.UserSessions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where I am signed in, with what and since when; I end one session, or all of them. Citizens also see there what
/// they allow applications to do.
@Controller
@RequestMapping("/{door:pro|mon-espace-sante|admin}/sessions")
class SessionsController {

    private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

    private final UserSessions sessions;
    private final Consents consents;
    private final RegisteredClientRepository clients;

    SessionsController(UserSessions sessions, Consents consents, RegisteredClientRepository clients) {
        this.sessions = sessions;
        this.consents = consents;
        this.clients = clients;
    }

    /// @param program the name of the program that asked on the phone; null when a page did
    /// @param programs names of the programs that use the session
    record Shown(
            UUID id,
            boolean isThisOne,
            String means,
            @Nullable String program,
            @Nullable Browser browser,
            LocalDateTime since,
            LocalDateTime lastUsed,
            List<String> programs) {}

    @ModelAttribute("door")
    String door(@PathVariable String door) {
        return door;
    }

    @ModelAttribute("section")
    String section(@PathVariable String door) {
        return door.equals("mon-espace-sante") ? "citizen" : door;
    }

    @GetMapping
    String list(@AuthenticationPrincipal @Nullable Object who, Model model) {
        var user = user(who);
        model.addAttribute(
                "sessions",
                sessions.of(user.accountId()).stream()
                        .map(it -> show(it, user.sessionId()))
                        .toList());
        model.addAttribute("consents", consents.of(user.accountId()));
        return "psc/sessions";
    }

    @PostMapping("/{id}/fin")
    String end(
            @PathVariable String door,
            @PathVariable UUID id,
            @AuthenticationPrincipal @Nullable Object who,
            RedirectAttributes flash) {
        sessions.endTheirs(user(who).accountId(), id);
        flash.addFlashAttribute("done", "one");
        return "redirect:/" + door + "/sessions";
    }

    @PostMapping("/fin")
    String endAll(@AuthenticationPrincipal @Nullable Object who) {
        sessions.endAll(user(who).accountId(), Ending.PERSON);
        return "psc/signed-out";
    }

    @PostMapping("/applications/{program}/fin")
    String withdraw(
            @PathVariable String door,
            @PathVariable String program,
            @AuthenticationPrincipal @Nullable Object who,
            RedirectAttributes flash) {
        consents.withdraw(user(who).accountId(), program);
        flash.addFlashAttribute("done", "consent");
        return "redirect:/" + door + "/sessions";
    }

    private Shown show(UserSession it, UUID thisOne) {
        return new Shown(
                it.id(),
                it.id().equals(thisOne),
                it.means(),
                it.program() == null ? null : name(it.program()),
                it.browser() == null ? null : Browser.named(it.browser()),
                LocalDateTime.ofInstant(it.startedAt(), FRANCE),
                LocalDateTime.ofInstant(it.lastUsedAt(), FRANCE),
                it.programs().stream().map(this::name).toList());
    }

    private String name(String program) {
        var client = clients.findById(program);
        return client == null ? program : Objects.requireNonNullElse(client.getClientName(), program);
    }

    private static SessionUser user(@Nullable Object who) {
        if (who instanceof SessionUser user) {
            return user;
        }
        throw new PscRefusal.MissingToken().asException();
    }
}
