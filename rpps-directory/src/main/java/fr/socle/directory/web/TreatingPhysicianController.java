package fr.socle.directory.web;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.Families;
import fr.socle.directory.Families.Member;
import fr.socle.directory.Practitioner;
import fr.socle.directory.Practitioners;
import fr.socle.directory.TreatingPhysicians;
import fr.socle.directory.TreatingPhysicians.Link;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A citizen sees and chooses their treating physician, and that of their children under sixteen.
@Controller
@RequestMapping("/mon-espace-sante/medecin-traitant")
class TreatingPhysicianController {

    private static final String HERE = "/mon-espace-sante/medecin-traitant";
    private static final String CHILD = "/enfants/{child}";

    private final TreatingPhysicians physicians;
    private final Practitioners practitioners;
    private final ObjectProvider<Families> families;
    private final Clock clock;

    TreatingPhysicianController(
            TreatingPhysicians physicians,
            Practitioners practitioners,
            ObjectProvider<Families> families,
            Clock clock) {
        this.physicians = physicians;
        this.practitioners = practitioners;
        this.families = families;
        this.clock = clock;
    }

    @GetMapping
    String show(Caller.Citizen who, Model model) {
        var tooYoung = families.stream()
                .flatMap(it -> it.find(who.patient()).stream())
                .anyMatch(it -> it.isTooYoungToChoose(LocalDate.now(clock)));
        return page(who, who.patient(), null, !tooYoung, model);
    }

    @GetMapping(CHILD)
    String showChild(Caller.Citizen who, @PathVariable UUID child, Model model) {
        var whose = new PatientId(child);
        var member = minorsOf(who).stream().filter(it -> it.id().equals(whose)).findFirst();
        return page(
                who,
                whose,
                member.map(Member::displayName).orElse(null),
                member.filter(it -> it.isTooYoungToChoose(LocalDate.now(clock))).isPresent(),
                model);
    }

    private String page(Caller.Citizen who, PatientId whose, @Nullable String child, boolean chooses, Model model) {
        model.addAttribute(
                "links",
                physicians.askHistory(who, whose).stream()
                        .map(it ->
                                new Line(it, practitioners.byRpps(it.doctor()).orElse(null)))
                        .toList());
        model.addAttribute("here", whose.equals(who.patient()) ? HERE : HERE + "/enfants/" + whose);
        model.addAttribute("child", child);
        model.addAttribute("children", minorsOf(who));
        model.addAttribute("chooses", chooses);
        return "directory/treating-physician";
    }

    private List<Member> minorsOf(Caller.Citizen who) {
        return families.stream()
                .flatMap(it -> it.minorsOf(who.patient()).stream())
                .toList();
    }

    @PostMapping
    String choose(Caller.Citizen who, @RequestParam String rpps, RedirectAttributes next) {
        return declare(who, who.patient(), rpps, HERE, next);
    }

    @PostMapping(CHILD)
    String chooseForChild(
            Caller.Citizen who, @PathVariable UUID child, @RequestParam String rpps, RedirectAttributes next) {
        return declare(who, new PatientId(child), rpps, HERE + "/enfants/" + child, next);
    }

    private String declare(Caller.Citizen who, PatientId whose, String rpps, String back, RedirectAttributes next) {
        try {
            physicians.declare(who, whose, new RppsNumber(rpps.strip()));
            next.addFlashAttribute("saved", true);
        } catch (IllegalArgumentException notANumber) {
            next.addFlashAttribute("refused", "directory.not-a-physician");
        } catch (Refused no) {
            if (!(no.refusal() instanceof DirectoryRefusal.NotAPhysician)) {
                throw no;
            }
            next.addFlashAttribute("refused", no.refusal().terms().code());
        }
        return "redirect:" + back;
    }

    @PostMapping("/fin")
    String end(Caller.Citizen who, RedirectAttributes next) {
        return end(who, who.patient(), HERE, next);
    }

    @PostMapping(CHILD + "/fin")
    String endForChild(Caller.Citizen who, @PathVariable UUID child, RedirectAttributes next) {
        return end(who, new PatientId(child), HERE + "/enfants/" + child, next);
    }

    private String end(Caller.Citizen who, PatientId whose, String back, RedirectAttributes next) {
        physicians.end(who, whose);
        next.addFlashAttribute("saved", true);
        return "redirect:" + back;
    }

    record Line(Link link, @Nullable Practitioner doctor) {}
}
