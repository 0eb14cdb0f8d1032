package fr.socle.psc.web;

import fr.socle.kernel.Refused;
import fr.socle.psc.Accounts;
import fr.socle.psc.RealTime;
import fr.socle.psc.means.RecoveryCodes;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// After the right password, somebody without any second factor left shows a recovery code.
@Controller
@RequestMapping("/{door:pro|mon-espace-sante|admin}/connexion/recuperation")
class RecoveryController {

    private final RecoveryCodes codes;
    private final Accounts accounts;
    private final RealTime time;

    RecoveryController(RecoveryCodes codes, Accounts accounts, RealTime time) {
        this.codes = codes;
        this.accounts = accounts;
        this.time = time;
    }

    @GetMapping
    String form(@PathVariable("door") String path, HttpServletRequest request, Model model) {
        var door = Door.of(path).orElseThrow();
        model.addAttribute("door", door);
        return PendingSignIn.of(request, door).isEmpty() ? "redirect:" + door.signIn() : "psc/recovery";
    }

    @PostMapping
    String use(
            @PathVariable("door") String path,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            RedirectAttributes flash) {
        var door = Door.of(path).orElseThrow();
        var account = PendingSignIn.of(request, door).flatMap(it -> accounts.byId(it.account()));
        if (account.isEmpty()) {
            return "redirect:" + door.signIn();
        }
        try {
            codes.use(account.get(), code, request.getRemoteAddr());
            PendingSignIn.forget(request);
            Recovering.start(account.get().id(), door, time.now(), request);
            return "redirect:" + door.meansInRecovery();
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:" + door.recovery();
        }
    }
}
