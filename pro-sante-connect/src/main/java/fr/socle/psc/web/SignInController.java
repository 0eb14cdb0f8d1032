package fr.socle.psc.web;

import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.PhoneRequest.Status;
import fr.socle.psc.SigningIn;
import fr.socle.psc.upstream.UpstreamRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sign-in in two steps, the same for the three publics: a password, then the phone's approval or a one-time code.
@Controller
@RequestMapping("/{door:pro|mon-espace-sante|admin}/connexion")
class SignInController {

    private static final String ERROR = "error";

    private final SigningIn signingIn;
    private final Accounts accounts;
    private final AskingPhones phones;
    private final Sessions sessions;
    private final SignInWays ways;

    SignInController(SigningIn signingIn, Accounts accounts, AskingPhones phones, Sessions sessions, SignInWays ways) {
        this.signingIn = signingIn;
        this.accounts = accounts;
        this.phones = phones;
        this.sessions = sessions;
        this.ways = ways;
    }

    @ModelAttribute("door")
    Door door(@PathVariable("door") String path) {
        return Door.of(path).orElseThrow();
    }

    @ModelAttribute("ways")
    SignInWays.Ways ways(@PathVariable("door") String path) {
        return ways.through(door(path));
    }

    @GetMapping
    String form() {
        return "psc/sign-in";
    }

    @PostMapping
    String password(
            @ModelAttribute("door") Door door,
            @ModelAttribute("ways") SignInWays.Ways through,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            RedirectAttributes flash) {
        try {
            if (!through.ownForm()) {
                throw new UpstreamRefusal.Elsewhere().asException();
            }
            var account = signingIn.byPassword(door.kind(), username, password, request.getRemoteAddr());
            request.getSession();
            request.changeSessionId();
            new PendingSignIn(account.id(), door.name(), phones.ask(account)).keep(request);
            return "redirect:" + door.secondFactor();
        } catch (Refused no) {
            flash.addFlashAttribute(ERROR, no.refusal().terms().code());
            flash.addFlashAttribute("username", username);
            return "redirect:" + door.signIn();
        }
    }

    @GetMapping("/second-facteur")
    String secondFactor(@ModelAttribute("door") Door door, HttpServletRequest request, Model model) {
        var pending = PendingSignIn.of(request, door);
        if (pending.isEmpty()) {
            return "redirect:" + door.signIn();
        }
        describe(pending.get(), model);
        return "psc/second-factor";
    }

    /// For the waiting page to look after the phone by itself.
    @GetMapping("/telephone")
    String phone(@ModelAttribute("door") Door door, HttpServletRequest request, Model model) {
        var pending = PendingSignIn.of(request, door);
        if (pending.isEmpty()) {
            return "redirect:" + door.signIn();
        }
        describe(pending.get(), model);
        return "psc/second-factor :: phone";
    }

    @PostMapping("/second-facteur")
    String prove(
            @ModelAttribute("door") Door door,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var pending = PendingSignIn.of(request, door);
        var account = pending.flatMap(it -> accounts.byId(it.account()));
        if (pending.isEmpty() || account.isEmpty()) {
            return "redirect:" + door.signIn();
        }
        try {
            if (!code.isBlank()) {
                signingIn.byCode(account.get(), code, request.getRemoteAddr());
                return "redirect:" + sessions.open(account.get(), "totp", door, request, response);
            }
            var answer = answer(account.get(), pending.get().phone());
            if (answer == Status.APPROVED) {
                return "redirect:" + sessions.open(account.get(), "phone", door, request, response);
            }
            flash.addFlashAttribute(ERROR, "phone." + answer);
            if (answer == Status.PENDING) {
                return "redirect:" + door.secondFactor();
            }
            PendingSignIn.forget(request);
            return "redirect:" + door.signIn();
        } catch (Refused no) {
            flash.addFlashAttribute(ERROR, no.refusal().terms().code());
            return "redirect:" + door.secondFactor();
        }
    }

    private Status answer(Account account, @Nullable UUID request) {
        return request == null ? Status.PENDING : signingIn.byPhone(account, request);
    }

    private void describe(PendingSignIn pending, Model model) {
        model.addAttribute("asked", phones.find(pending.phone()).orElse(null));
        model.addAttribute(
                "hasTotp",
                accounts.byId(pending.account()).filter(Account::hasTotp).isPresent());
    }
}
