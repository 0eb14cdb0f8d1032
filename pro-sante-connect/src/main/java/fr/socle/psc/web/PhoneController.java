package fr.socle.psc.web;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.means.PhoneAnswers.Decision;
import fr.socle.psc.means.SandboxPhones;
import jakarta.servlet.http.HttpServletRequest;
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
    private final SandboxPhones phones;
    private final Accounts accounts;
    private final ProfessionalRegistry professionals;

    PhoneController(PhoneRequests phone, SandboxPhones phones, Accounts accounts, ProfessionalRegistry professionals) {
        this.phone = phone;
        this.phones = phones;
        this.accounts = accounts;
        this.professionals = professionals;
    }

    /// @param choices the practice situations to choose from, when the program named none and there are several
    record Shown(PhoneRequest asked, String who, List<PracticeSituation> choices) {}

    /// @param held the phone in hand; every phone's requests without
    @GetMapping
    String waiting(@RequestParam(name = "telephone", required = false) @Nullable UUID held, Model model) {
        var all = phones.all();
        var chosen = all.stream().filter(it -> it.id().equals(held)).findFirst();
        model.addAttribute("phones", all);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute(
                "requests",
                phone.waiting().stream()
                        .filter(it -> chosen.isEmpty()
                                || it.account().equals(chosen.get().account()))
                        .map(this::show)
                        .toList());
        return "psc/phone";
    }

    /// The phone makes its keys, and shows the code its owner was given.
    @PostMapping("/enrolement")
    String enrol(
            @RequestParam String code,
            @RequestParam(name = "nom", defaultValue = "") String name,
            HttpServletRequest request,
            RedirectAttributes flash) {
        try {
            var enrolled = phones.enrol(code, name, request.getRemoteAddr());
            flash.addFlashAttribute("done", "enrolled");
            return "redirect:/e-cps?telephone=" + enrolled.id();
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:/e-cps";
        }
    }

    @PostMapping("/{id}/approuver")
    String approve(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String situation,
            @RequestParam(name = "telephone", required = false) @Nullable UUID held,
            RedirectAttributes flash) {
        return settle(flash, "approved", held, () -> phones.answer(require(id), held, Decision.APPROVE, situation));
    }

    @PostMapping("/{id}/refuser")
    String refuse(
            @PathVariable UUID id,
            @RequestParam(name = "telephone", required = false) @Nullable UUID held,
            RedirectAttributes flash) {
        return settle(flash, "refused", held, () -> phones.answer(require(id), held, Decision.REFUSE, null));
    }

    private PhoneRequest require(UUID id) {
        return phone.find(id).orElseThrow(() -> new PscRefusal.UnknownPhoneRequest().asException());
    }

    private static String settle(RedirectAttributes flash, String done, @Nullable UUID held, Runnable answer) {
        try {
            answer.run();
            flash.addFlashAttribute("done", done);
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
        }
        return held == null ? "redirect:/e-cps" : "redirect:/e-cps?telephone=" + held;
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
