package fr.socle.espacesante.web;

import fr.socle.kernel.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who looked at the record, when, at what, and in which mode.
@Controller
class AccessesController {

    private final CitizenAccesses accesses;

    AccessesController(CitizenAccesses accesses) {
        this.accesses = accesses;
    }

    @GetMapping("/mon-espace-sante/acces")
    String list(Caller.Citizen me, @RequestParam(name = "tous", defaultValue = "false") boolean mine, Model model) {
        model.addAttribute("accesses", accesses.of(me, mine));
        model.addAttribute("mine", mine);
        return "espacesante/accesses";
    }
}
