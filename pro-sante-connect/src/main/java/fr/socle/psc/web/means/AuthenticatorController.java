package fr.socle.psc.web.means;

import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.means.AuthenticatorApplications;
import fr.socle.psc.means.MyMeans;
import fr.socle.psc.means.QrCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Enrols and removes an application that makes one-time codes.
@Controller
@RequestMapping({MeansPages.PATH + "/application", MeansPages.PATH_IN_RECOVERY + "/application"})
class AuthenticatorController {

    private final AuthenticatorApplications applications;
    private final MyMeans means;

    AuthenticatorController(AuthenticatorApplications applications, MyMeans means) {
        this.applications = applications;
        this.means = means;
    }

    @PostMapping
    String start(@ModelAttribute("owner") Account owner, @ModelAttribute("base") String base) {
        applications.start(owner);
        return "redirect:" + base + "/application";
    }

    @GetMapping
    String show(@ModelAttribute("owner") Account owner, @ModelAttribute("base") String base, Model model) {
        var waiting = applications.waiting(owner);
        if (waiting.isEmpty()) {
            return "redirect:" + base;
        }
        model.addAttribute("enrolment", waiting.get());
        model.addAttribute("image", QrCode.of(waiting.get().uri()));
        return "psc/authenticator";
    }

    @PostMapping("/confirmer")
    String confirm(
            @ModelAttribute("owner") Account owner,
            @ModelAttribute("base") String base,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes flash) {
        try {
            applications.confirm(owner, code);
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:" + base + "/application";
        }
        flash.addFlashAttribute("done", "application-added");
        return "redirect:" + base;
    }

    @PostMapping("/retirer")
    String remove(
            @ModelAttribute("owner") Account owner, @ModelAttribute("base") String base, RedirectAttributes flash) {
        means.requireAnother(owner);
        applications.remove(owner.id());
        flash.addFlashAttribute("done", "application-removed");
        return "redirect:" + base;
    }
}
