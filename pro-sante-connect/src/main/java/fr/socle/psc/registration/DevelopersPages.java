package fr.socle.psc.registration;

import fr.socle.kernel.Refused;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/// Registration on pages: a form, what to note down, and what the holder of the management token may do later.
@Controller
@RequestMapping("/developpeurs/clients")
class DevelopersPages {

    /// In the page session of who proved the management token: the client it manages.
    private static final String OWNED = DevelopersPages.class.getName();
    private static final String MANAGE = "redirect:/developpeurs/clients/gestion";

    private final RegisteringClients registering;
    private final ManagingClients managing;
    private final AuthorizationServerSettings server;
    private final JsonMapper json;
    private final boolean sandbox;

    DevelopersPages(
            RegisteringClients registering,
            ManagingClients managing,
            AuthorizationServerSettings server,
            JsonMapper json,
            Environment environment) {
        this.registering = registering;
        this.managing = managing;
        this.server = server;
        this.json = json;
        this.sandbox = environment.acceptsProfiles(Profiles.of("sandbox"));
    }

    @ModelAttribute
    void surroundings(Model model) {
        model.addAttribute("offers", Offer.values());
        model.addAttribute("sandbox", sandbox);
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("form", ClientForm.EMPTY);
        return "psc/client-form";
    }

    @PostMapping
    String register(@ModelAttribute("form") ClientForm form, Model model, HttpServletResponse response) {
        try {
            var made = registering.register(form.request(json));
            model.addAttribute("made", made);
            model.addAttribute("example", example(made.registration()));
            response.setHeader("Cache-Control", "no-store");
            return "psc/client-made";
        } catch (Refused no) {
            model.addAttribute("refusal", no.refusal().terms());
            response.setStatus(no.refusal().terms().kind().status());
            return "psc/client-form";
        }
    }

    @GetMapping("/gestion")
    String manage(Model model, HttpSession session) {
        owned(session).ifPresent(it -> describe(it, model));
        return "psc/client-manage";
    }

    @PostMapping("/gestion")
    String prove(
            @RequestParam(defaultValue = "") String client,
            @RequestParam(defaultValue = "") String token,
            HttpSession session,
            RedirectAttributes flash) {
        return done(flash, null, () -> {
            registering.owned(client.strip(), token.strip());
            session.setAttribute(OWNED, client.strip());
        });
    }

    @PostMapping("/gestion/cles")
    String replaceKeys(
            @RequestParam(defaultValue = "") String jwks,
            @RequestParam(defaultValue = "") String jwksUri,
            HttpSession session,
            RedirectAttributes flash) {
        return done(
                flash,
                "keys",
                () -> managing.replaceKeys(
                        require(session), ClientForm.keys(json, ClientForm.some(jwks)), ClientForm.some(jwksUri)));
    }

    /// Answers the secret itself, without a redirect: it is written down nowhere.
    @PostMapping("/gestion/secret")
    String rotateSecret(HttpSession session, Model model, HttpServletResponse response) {
        var client = require(session);
        try {
            model.addAttribute("rotated", managing.rotateSecret(client));
            model.addAttribute("done", "secret");
            response.setHeader("Cache-Control", "no-store");
        } catch (Refused no) {
            model.addAttribute("refusal", no.refusal().terms().code());
        }
        describe(managing.get(client), model);
        return "psc/client-manage";
    }

    @PostMapping("/gestion/{change:suspendre|reprendre|supprimer}")
    String move(@PathVariable String change, HttpSession session, RedirectAttributes flash) {
        return done(flash, change, () -> {
            var client = require(session);
            switch (change) {
                case "suspendre" -> managing.suspend(client);
                case "reprendre" -> managing.resume(client);
                default -> managing.retire(client);
            }
        });
    }

    @PostMapping("/gestion/quitter")
    String leave(HttpSession session) {
        session.removeAttribute(OWNED);
        return MANAGE;
    }

    private String done(RedirectAttributes flash, @Nullable String what, Runnable change) {
        try {
            change.run();
            if (what != null) {
                flash.addFlashAttribute("done", what);
            }
        } catch (Refused no) {
            flash.addFlashAttribute("refusal", no.refusal().terms().code());
        }
        return MANAGE;
    }

    private Optional<Registration> owned(HttpSession session) {
        return session.getAttribute(OWNED) instanceof String client
                ? Optional.of(managing.get(client))
                : Optional.empty();
    }

    private String require(HttpSession session) {
        return owned(session)
                .orElseThrow(() -> new RegistrationRefusal.WrongToken().asException())
                .clientId();
    }

    private void describe(Registration it, Model model) {
        model.addAttribute("it", it);
        model.addAttribute("scopes", String.join(" ", it.request().scopes()));
        model.addAttribute(
                "hasSecret", Offer.of(it.request()).method(it.request()).startsWith("client_secret"));
        model.addAttribute("example", example(it));
    }

    private String example(Registration it) {
        return HowToCall.of(String.valueOf(server.getIssuer()), it);
    }
}
