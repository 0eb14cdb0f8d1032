package fr.socle.psc.web.vitale;

import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.CitizenRegistry;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.VitaleReader;
import fr.socle.psc.VitaleReader.Purpose;
import fr.socle.psc.upstream.UpstreamAccounts;
import fr.socle.psc.web.Door;
import fr.socle.psc.web.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A citizen signs in with the application carte Vitale: the phone holds the card and has checked its holder.
@Controller
@RequestMapping("/mon-espace-sante/connexion/carte-vitale")
class VitaleSignInController {

    private static final Door DOOR = Door.CITIZEN;
    private static final String PAGE = DOOR.signIn() + "/carte-vitale";

    private final ObjectProvider<VitaleReader> reader;
    private final CitizenRegistry citizens;
    private final UpstreamAccounts accounts;
    private final Sessions sessions;

    VitaleSignInController(
            ObjectProvider<VitaleReader> reader,
            CitizenRegistry citizens,
            UpstreamAccounts accounts,
            Sessions sessions) {
        this.reader = reader;
        this.citizens = citizens;
        this.accounts = accounts;
        this.sessions = sessions;
    }

    @GetMapping
    String form(Model model) {
        model.addAttribute("door", DOOR);
        return reader.getIfAvailable() == null ? "redirect:" + DOOR.signIn() : "psc/vitale-sign-in";
    }

    @PostMapping
    String prove(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        try {
            var patient = require().read(code, Purpose.SIGN_IN, request.getRemoteAddr());
            return "redirect:" + sessions.open(account(patient), "vitale", DOOR, request, response);
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:" + PAGE;
        }
    }

    private VitaleReader require() {
        var available = reader.getIfAvailable();
        if (available == null) {
            throw new PscRefusal.PresentationRefused().asException();
        }
        return available;
    }

    /// The first sign-in activates the account.
    private Account account(PatientId patient) {
        var citizen = citizens.byPatient(patient).orElseThrow(() -> new PscRefusal.PresentationRefused().asException());
        return accounts.ofCitizen(patient, citizen.displayName());
    }
}
