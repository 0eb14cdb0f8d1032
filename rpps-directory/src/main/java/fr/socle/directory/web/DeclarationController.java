package fr.socle.directory.web;

import fr.socle.directory.annuaire.DeclaredByThemselves;
import fr.socle.directory.annuaire.DeclaredByThemselves.Declaration;
import fr.socle.kernel.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A professional says what the directory shows beside the register.
@Controller
@RequestMapping("/pro/ma-fiche")
class DeclarationController {

    private final DeclaredByThemselves declarations;

    DeclarationController(DeclaredByThemselves declarations) {
        this.declarations = declarations;
    }

    @GetMapping
    String form(Caller.Professional who, Model model) {
        model.addAttribute("rpps", who.rpps());
        model.addAttribute("said", declarations.of(who.rpps()).orElse(null));
        return "directory/declaration";
    }

    @PostMapping
    String say(Caller.Professional who, @ModelAttribute Answers answers, RedirectAttributes next) {
        declarations.say(
                who,
                new Declaration(
                        yes(answers.newPatients()),
                        yes(answers.stepFree()),
                        yes(answers.visits()),
                        yes(answers.distance()),
                        Instant.EPOCH));
        next.addFlashAttribute("saved", true);
        return "redirect:/pro/ma-fiche";
    }

    private static @Nullable Boolean yes(@Nullable String answer) {
        return answer == null || answer.isEmpty() ? null : (Boolean) answer.equals("oui");
    }

    /// `oui`, `non`, or nothing.
    record Answers(
            @Nullable String newPatients,
            @Nullable String stepFree,
            @Nullable String visits,
            @Nullable String distance) {}
}
