package fr.socle.directory.web;

import fr.socle.directory.annuaire.Deserts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// How far one goes for a general practitioner, town by town.
@Controller
class DesertController {

    private final Deserts deserts;

    DesertController(Deserts deserts) {
        this.deserts = deserts;
    }

    @GetMapping("/annuaire/acces-aux-soins")
    String towns(@RequestParam(required = false) @Nullable String departement, Model model) {
        var departments = deserts.departments();
        var chosen = departement != null && departments.contains(departement)
                ? departement
                : departments.stream().findFirst().orElse("");
        model.addAttribute("departments", departments);
        model.addAttribute("department", chosen);
        model.addAttribute("towns", deserts.of(chosen));
        return "directory/deserts";
    }
}
