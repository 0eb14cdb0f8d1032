package fr.socle.prescription.web;

import fr.socle.identity.Identities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.prescription.Dispensing;
import fr.socle.prescription.LineId;
import fr.socle.prescription.Portion;
import fr.socle.prescription.PrescriptionRefusal;
import fr.socle.prescription.Quantity;
import fr.socle.prescription.ReadingPrescriptions;
import fr.socle.prescription.Refusing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pharmacist hands over the lines of a prescription the pharmacy holds, or refuses one.
@Controller
@RequestMapping("/pro/delivrance/{number}")
class DispensingController {

    private static final String QUANTITY = "quantity-";
    private static final String UNIT = "unit-";

    private final ReadingPrescriptions reading;
    private final Dispensing dispensing;
    private final Refusing refusing;
    private final Identities identities;
    private final RefusalText refusals;

    DispensingController(
            ReadingPrescriptions reading,
            Dispensing dispensing,
            Refusing refusing,
            Identities identities,
            RefusalText refusals) {
        this.reading = reading;
        this.dispensing = dispensing;
        this.refusing = refusing;
        this.identities = identities;
        this.refusals = refusals;
    }

    @GetMapping
    String page(Caller.Professional by, @PathVariable String number, Model model) {
        var prescription = reading.byNumber(by, number);
        model.addAttribute("prescription", Sheet.of(prescription));
        model.addAttribute("patient", identities.require(prescription.patient()));
        return "prescription/dispense";
    }

    @PostMapping("/delivrer")
    String dispense(
            Caller.Professional by,
            @PathVariable String number,
            @RequestParam Map<String, String> form,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            if (form.containsKey("all")) {
                dispensing.dispenseAll(by, number);
            } else {
                dispensing.dispense(by, portions(form));
            }
            redirect.addFlashAttribute("dispensed", true);
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", refusals.of(refused, locale));
        }
        redirect.addAttribute("number", number);
        return "redirect:/pro/delivrance/{number}";
    }

    @PostMapping("/refuser")
    String refuse(
            Caller.Professional by,
            @PathVariable String number,
            @RequestParam UUID line,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            refusing.refuse(by, new LineId(line), reason);
            redirect.addFlashAttribute("refused", true);
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", refusals.of(refused, locale));
        }
        redirect.addAttribute("number", number);
        return "redirect:/pro/delivrance/{number}";
    }

    /// The lines whose quantity was filled in with more than nothing.
    private static List<Portion> portions(Map<String, String> form) {
        var portions = new ArrayList<Portion>();
        form.forEach((name, value) -> {
            if (name.startsWith(QUANTITY) && !value.isBlank() && !value.strip().equals("0")) {
                var line = name.substring(QUANTITY.length());
                portions.add(new Portion(
                        new LineId(UUID.fromString(line)), quantity(value, form.getOrDefault(UNIT + line, "")), null));
            }
        });
        if (portions.isEmpty()) {
            throw new PrescriptionRefusal.WrongQuantity().asException();
        }
        return portions;
    }

    private static Quantity quantity(String value, String unit) {
        try {
            return Quantity.of(new BigDecimal(value.strip().replace(',', '.')), unit);
        } catch (IllegalArgumentException _) {
            throw new PrescriptionRefusal.WrongQuantity().asException();
        }
    }
}
