package fr.socle.psc.registration;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The console decides about programs.
@Controller
@RequestMapping("/admin/clients")
class ClientsConsole {

    private final ManagingClients managing;

    ClientsConsole(ManagingClients managing) {
        this.managing = managing;
    }

    @GetMapping
    String all(Caller.Administrator me, Model model) {
        model.addAttribute("all", managing.all());
        return "psc/clients";
    }

    @PostMapping("/{id}/{decision:approuver|refuser|bloquer|debloquer}")
    String decide(
            Caller.Administrator me,
            @PathVariable String id,
            @PathVariable String decision,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash) {
        try {
            switch (decision) {
                case "refuser" -> managing.refuse(me, id, reason.strip());
                case "bloquer" -> managing.block(me, id, reason.strip());
                default -> managing.approve(me, id);
            }
            flash.addFlashAttribute("done", decision);
        } catch (Refused no) {
            flash.addFlashAttribute("refusal", no.refusal().terms().code());
        }
        return "redirect:/admin/clients";
    }
}
