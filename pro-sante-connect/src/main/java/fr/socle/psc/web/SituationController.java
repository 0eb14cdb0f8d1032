package fr.socle.psc.web;

import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.SessionUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// A professional with several practice situations says in which one they act.
@Controller
@RequestMapping("/pro/situation")
class SituationController {

    private final Sessions sessions;
    private final ProfessionalRegistry professionals;

    SituationController(Sessions sessions, ProfessionalRegistry professionals) {
        this.sessions = sessions;
        this.professionals = professionals;
    }

    @GetMapping
    String form(Model model) {
        var user = user();
        var professional = professional(user);
        model.addAttribute("professional", professional);
        model.addAttribute(
                "chosen",
                professional.situation(user.situation()).map(it -> it.id()).orElse(null));
        return "psc/situation";
    }

    @PostMapping
    String choose(@RequestParam String situation, HttpServletRequest request, HttpServletResponse response) {
        var user = user();
        var chosen = professional(user)
                .situation(situation)
                .orElseThrow(() -> new PscRefusal.UnknownSituation().asException());
        return "redirect:" + sessions.choose(user, chosen.id(), request, response);
    }

    private SessionUser user() {
        return sessions.current().orElseThrow(() -> new PscRefusal.MissingToken().asException());
    }

    private RegisteredProfessional professional(SessionUser user) {
        return Optional.ofNullable(user.nationalId())
                .flatMap(professionals::byNationalId)
                .orElseThrow(() -> new PscRefusal.WrongCaller().asException());
    }
}
