package fr.socle.psc.web;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.Power;
import fr.socle.kernel.Refused;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import fr.socle.psc.SessionUser;
import fr.socle.psc.mandate.Mandate;
import fr.socle.psc.mandate.MandateRefusal;
import fr.socle.psc.mandate.Mandates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A professional gives mandates and withdraws them; whoever holds one takes it up for the rest of the session, or
/// lays it down.
@Controller
@RequestMapping("/pro/delegations")
class MandateController {

    private static final String HERE = "redirect:/pro/delegations";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final Mandates mandates;
    private final Sessions sessions;
    private final RealTime time;

    MandateController(Mandates mandates, Sessions sessions, RealTime time) {
        this.mandates = mandates;
        this.sessions = sessions;
        this.time = time;
    }

    /// @param who the other side, by name
    record Row(UUID id, String who, List<String> powers, LocalDate until) {}

    /// @param until the last day
    record Form(String holder, Set<String> powers, String until) implements Serializable {

        static final Form EMPTY = new Form("", Set.of("RECORD"), "");
    }

    @GetMapping
    String page(Caller.Professional me, Model model) {
        model.addAttribute("me", me);
        model.addAttribute("powers", Power.values());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Form.EMPTY);
        }
        if (me.mandate() == null) {
            model.addAttribute(
                    "given",
                    mandates.givenBy(me).stream()
                            .map(it -> row(it, it.holder()))
                            .toList());
            model.addAttribute(
                    "held",
                    mandates.heldBy(me).stream()
                            .map(it -> row(it, it.mandator()))
                            .toList());
        }
        return "psc/mandates";
    }

    @PostMapping
    String give(
            Caller.Professional me,
            @RequestParam(defaultValue = "") String holder,
            @RequestParam(defaultValue = "") Set<String> powers,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes flash) {
        try {
            mandates.give(me, offer(holder, powers, until));
            flash.addFlashAttribute("done", "given");
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            flash.addFlashAttribute("form", new Form(holder, powers, until));
        }
        return HERE;
    }

    @PostMapping("/{id}/retirer")
    String withdraw(Caller.Professional me, @PathVariable UUID id, RedirectAttributes flash) {
        mandates.withdraw(me, id);
        flash.addFlashAttribute("done", "withdrawn");
        return HERE;
    }

    @PostMapping("/{id}/agir")
    String act(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        var user = user();
        if (mandates.inForce(id, String.valueOf(user.nationalId())).isEmpty()) {
            throw new MandateRefusal.Over().asException();
        }
        sessions.act(user.actingBy(id.toString()), request, response);
        return HERE;
    }

    @PostMapping("/quitter")
    String leave(HttpServletRequest request, HttpServletResponse response) {
        sessions.act(user().actingBy(null), request, response);
        return HERE;
    }

    @ModelAttribute("tomorrow")
    LocalDate tomorrow() {
        return time.now().atZone(PARIS).toLocalDate().plusDays(1);
    }

    private SessionUser user() {
        return sessions.current().orElseThrow(() -> new PscRefusal.MissingToken().asException());
    }

    private static Mandates.Offer offer(String holder, Set<String> powers, String until) {
        try {
            var end = LocalDate.parse(until).plusDays(1).atStartOfDay(PARIS).toInstant();
            return new Mandates.Offer(
                    holder, powers.stream().map(Power::valueOf).collect(Collectors.toSet()), end);
        } catch (DateTimeException unreadable) {
            throw new MandateRefusal.BadEnd().asException();
        } catch (IllegalArgumentException unknown) {
            throw new MandateRefusal.UnknownPower().asException();
        }
    }

    private Row row(Mandate it, String other) {
        return new Row(
                it.id(),
                mandates.nameOf(other),
                it.powers().stream().map(Power::name).sorted().toList(),
                it.endsAt().minusMillis(1).atZone(PARIS).toLocalDate());
    }
}
