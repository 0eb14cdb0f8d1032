package fr.socle.psc.web.means;

import fr.socle.psc.Account;
import fr.socle.psc.means.MyMeans;
import fr.socle.psc.means.Passkeys;
import fr.socle.psc.web.PasskeyJson;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Registers and removes passkeys.
@Controller
@RequestMapping({MeansPages.PATH + "/cles", MeansPages.PATH_IN_RECOVERY + "/cles"})
class PasskeyController {

    private final Passkeys passkeys;
    private final PasskeyJson json;
    private final MyMeans means;

    PasskeyController(Passkeys passkeys, PasskeyJson json, MyMeans means) {
        this.passkeys = passkeys;
        this.json = json;
        this.means = means;
    }

    @GetMapping(path = "/defi", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String challenge(@ModelAttribute("owner") Account owner, HttpServletRequest request) {
        var asked = passkeys.creation(owner);
        PasskeyJson.await(asked, request);
        return json.write(asked);
    }

    @PostMapping
    String register(
            @ModelAttribute("base") String base,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(name = "nom", defaultValue = "") String label,
            HttpServletRequest request,
            RedirectAttributes flash) {
        passkeys.register(PasskeyJson.creationAwaited(request), json.made(credential), label);
        flash.addFlashAttribute("done", "passkey-added");
        return "redirect:" + base;
    }

    @PostMapping("/retirer")
    String remove(
            @ModelAttribute("owner") Account owner,
            @ModelAttribute("base") String base,
            @RequestParam String id,
            RedirectAttributes flash) {
        means.requireAnother(owner);
        passkeys.remove(owner.id(), id);
        flash.addFlashAttribute("done", "passkey-removed");
        return "redirect:" + base;
    }
}
