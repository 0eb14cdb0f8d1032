package fr.socle.psc.web.means;

import fr.socle.psc.Account;
import fr.socle.psc.means.MyMeans;
import fr.socle.psc.means.Phones;
import fr.socle.psc.means.QrCode;
import fr.socle.psc.means.RecoveryCodes;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What I sign in with: the list, the phones and the recovery codes.
@Controller
@RequestMapping({MeansPages.PATH, MeansPages.PATH_IN_RECOVERY})
class MeansController {

    private final MyMeans means;
    private final Phones phones;
    private final RecoveryCodes codes;

    MeansController(MyMeans means, Phones phones, RecoveryCodes codes) {
        this.means = means;
        this.phones = phones;
        this.codes = codes;
    }

    @GetMapping
    String mine(@ModelAttribute("owner") Account owner, Model model) {
        model.addAttribute("means", means.of(owner));
        return "psc/means";
    }

    /// Shown at once and never again.
    @PostMapping("/telephones")
    String invite(@ModelAttribute("owner") Account owner, Model model) {
        var code = phones.invite(owner.id());
        model.addAttribute("code", code);
        model.addAttribute("image", QrCode.of(code));
        model.addAttribute("minutes", Phones.INVITATION.toMinutes());
        return "psc/phone-invitation";
    }

    @PostMapping("/telephones/{id}/revoquer")
    String revoke(
            @ModelAttribute("owner") Account owner,
            @ModelAttribute("base") String base,
            @PathVariable UUID id,
            RedirectAttributes flash) {
        phones.revoke(owner.id(), id);
        flash.addFlashAttribute("done", "phone-revoked");
        return "redirect:" + base;
    }

    /// Shown at once and never again.
    @PostMapping("/codes")
    String renew(@ModelAttribute("owner") Account owner, Model model) {
        model.addAttribute("codes", codes.renew(owner.id()));
        return "psc/recovery-codes";
    }
}
