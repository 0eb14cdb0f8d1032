package fr.socle.prescription.web;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.prescription.Releasing;
import fr.socle.prescription.Retrieving;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pharmacist types or scans a code, and gives a prescription back.
@Controller
@RequestMapping("/pro/delivrance")
class CounterController {

    private final Retrieving retrieving;
    private final Releasing releasing;
    private final RefusalText refusals;

    CounterController(Retrieving retrieving, Releasing releasing, RefusalText refusals) {
        this.retrieving = retrieving;
        this.releasing = releasing;
        this.refusals = refusals;
    }

    @GetMapping
    String page(Caller.Professional by) {
        return "prescription/counter";
    }

    @PostMapping
    String retrieve(
            Caller.Professional by,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            redirect.addAttribute("number", retrieving.retrieve(by, code).number());
            return "redirect:/pro/delivrance/{number}";
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", refusals.of(refused, locale));
            return "redirect:/pro/delivrance";
        }
    }

    @PostMapping("/{number}/rendre")
    String release(Caller.Professional by, @PathVariable String number, RedirectAttributes redirect, Locale locale) {
        try {
            releasing.release(by, number);
            redirect.addFlashAttribute("released", true);
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", refusals.of(refused, locale));
        }
        return "redirect:/pro/delivrance";
    }
}
