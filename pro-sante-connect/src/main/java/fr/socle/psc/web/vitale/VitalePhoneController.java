package fr.socle.psc.web.vitale;

import fr.socle.psc.SandboxCitizens;
import fr.socle.psc.VitaleReader.Purpose;
import fr.socle.psc.means.QrCode;
import fr.socle.psc.vitale.SimulatedVitale;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The application on the simulated phone. The sandbox only.
@Controller
@Profile("sandbox")
@RequestMapping("/e-cps/carte-vitale")
class VitalePhoneController {

    private final SimulatedVitale vitale;
    private final SandboxCitizens citizens;

    VitalePhoneController(SimulatedVitale vitale, SandboxCitizens citizens) {
        this.vitale = vitale;
        this.citizens = citizens;
    }

    @GetMapping
    String holders(Model model) {
        model.addAttribute("citizens", citizens.all());
        return "psc/vitale-phone";
    }

    /// @param holder the place in the list
    @PostMapping
    String show(@RequestParam int holder, @RequestParam Purpose purpose, Model model) {
        var all = citizens.all();
        model.addAttribute("citizens", all);
        if (holder >= 0 && holder < all.size()) {
            var shown = vitale.show(all.get(holder).patient(), purpose);
            model.addAttribute("holder", all.get(holder).displayName());
            model.addAttribute("purpose", purpose);
            model.addAttribute("shown", shown);
            model.addAttribute("image", QrCode.of(shown.statement()));
        }
        return "psc/vitale-phone";
    }
}
