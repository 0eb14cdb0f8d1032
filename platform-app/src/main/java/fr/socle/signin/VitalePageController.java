package fr.socle.signin;

import fr.socle.identity.Identity;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a professional reads the application carte Vitale of the person in front of them.
@Controller
@RequestMapping("/pro/carte-vitale")
class VitalePageController {

    private final ReadingVitale reading;

    VitalePageController(ReadingVitale reading) {
        this.reading = reading;
    }

    @GetMapping
    String form() {
        return "signin/vitale";
    }

    @PostMapping
    String read(
            Caller.Professional professional, @RequestParam(defaultValue = "") String code, RedirectAttributes flash) {
        try {
            var person = reading.read(professional, code);
            file(professional, person, flash);
            return "redirect:/pro/patients/" + person.id();
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:/pro/carte-vitale";
        }
    }

    /// Who works in no structure with a FINESS number keeps no local identities; a file that does not take the card
    /// hides nobody who was read.
    ///
    /// What the next page says travels in the session, which is stored: plain values.
    private void file(Caller.Professional professional, Identity person, RedirectAttributes flash) {
        var situation = professional.situation();
        if (situation == null || situation.finess() == null) {
            return;
        }
        try {
            var filed = reading.file(professional, person, null);
            flash.addFlashAttribute(
                    "filed", Map.of("id", filed.id().toString(), "number", filed.number(), "created", filed.created()));
        } catch (Refused no) {
            flash.addFlashAttribute("notFiled", no.refusal().terms().code());
        }
    }
}
