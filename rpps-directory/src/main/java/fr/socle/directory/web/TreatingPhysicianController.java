package fr.socle.directory.web;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.directory.TreatingPhysicians;
import fr.socle.directory.TreatingPhysicians.Link;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A citizen sees and chooses their treating physician.
@Controller
@RequestMapping("/mon-espace-sante/medecin-traitant")
class TreatingPhysicianController {

    private static final String BACK = "redirect:/mon-espace-sante/medecin-traitant";

    private final TreatingPhysicians physicians;
    private final Practitioners practitioners;

    TreatingPhysicianController(TreatingPhysicians physicians, Practitioners practitioners) {
        this.physicians = physicians;
        this.practitioners = practitioners;
    }

    @GetMapping
    String show(Caller.Citizen who, Model model) {
        model.addAttribute(
                "links",
                physicians.history(who.patient()).stream()
                        .map(it ->
                                new Line(it, practitioners.byRpps(it.doctor()).orElse(null)))
                        .toList());
        return "directory/treating-physician";
    }

    @PostMapping
    String choose(Caller.Citizen who, @RequestParam String rpps, RedirectAttributes next) {
        try {
            physicians.declare(who, who.patient(), new RppsNumber(rpps.strip()));
            next.addFlashAttribute("saved", true);
        } catch (IllegalArgumentException | Refused no) {
            if (no instanceof Refused refused && !(refused.refusal() instanceof DirectoryRefusal)) {
                throw refused;
            }
            next.addFlashAttribute("refused", "directory.not-a-physician");
        }
        return BACK;
    }

    @PostMapping("/fin")
    String end(Caller.Citizen who, RedirectAttributes next) {
        physicians.end(who, who.patient());
        next.addFlashAttribute("saved", true);
        return BACK;
    }

    record Line(Link link, @Nullable Practitioner doctor) {}
}
