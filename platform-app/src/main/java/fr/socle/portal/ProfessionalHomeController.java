package fr.socle.portal;

import fr.socle.kernel.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Where a professional arrives after signing in.
@Controller
class ProfessionalHomeController {

    private static final String PHARMACIST = "21";

    @GetMapping("/pro")
    String home(Caller.Professional me, Model model) {
        model.addAttribute("me", me);
        model.addAttribute("dispenses", me.profession().equals(PHARMACIST));
        return "portal/pro";
    }
}
