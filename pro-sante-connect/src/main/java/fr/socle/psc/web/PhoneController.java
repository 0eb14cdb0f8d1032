package fr.socle.psc.web;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.ProfessionalRegistry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The simulated phone: one screen for everybody's e-CPS. The sandbox only.
@Controller
@Profile("sandbox")
@RequestMapping("/e-cps")
class PhoneController {

    private final PhoneRequests phone;
    private final Accounts accounts;
    private final ProfessionalRegistry professionals;

    PhoneController(PhoneRequests phone, Accounts accounts, ProfessionalRegistry professionals) {
        this.phone = phone;
        this.accounts = accounts;
        this.professionals = professionals;
    }

    /// @param choices the practice situations to choose from, when the program named none and there are several
    record Shown(PhoneRequest asked, String who, List<PracticeSituation> choices) {}

    @GetMapping
    String waiting(Model model) {
        model.addAttribute("requests", phone.waiting().stream().map(this::show).toList());
        return "psc/phone";
    }

    @PostMapping("/{id}/approuver")
    String approve(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String situation,
            RedirectAttributes flash) {
        return settle(flash, "approved", () -> phone.approve(id, situation));
    }

    @PostMapping("/{id}/refuser")
    String refuse(@PathVariable UUID id, RedirectAttributes flash) {
        return settle(flash, "refused", () -> phone.refuse(id));
    }

    private static String settle(RedirectAttributes flash, String done, Runnable answer) {
        try {
            answer.run();
            flash.addFlashAttribute("done", done);
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
        }
        return "redirect:/e-cps";
    }

    private Shown show(PhoneRequest request) {
        var account = accounts.byId(request.account()).orElseThrow();
        var asked = request.client() != null && request.situation() == null;
        var choices = asked ? situations(account) : List.<PracticeSituation>of();
        return new Shown(request, account.displayName(), choices.size() > 1 ? choices : List.of());
    }

    private List<PracticeSituation> situations(Account account) {
        return Optional.ofNullable(account.nationalId())
                .flatMap(professionals::byNationalId)
                .map(ProfessionalRegistry.RegisteredProfessional::situations)
                .orElse(List.of());
    }
}
