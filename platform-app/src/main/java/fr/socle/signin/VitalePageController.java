package fr.socle.signin;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
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
            return "redirect:/pro/patients/" + person.id();
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:/pro/carte-vitale";
        }
    }
}
