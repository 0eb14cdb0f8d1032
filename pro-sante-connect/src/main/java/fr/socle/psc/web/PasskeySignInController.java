package fr.socle.psc.web;

import fr.socle.kernel.Refused;
import fr.socle.psc.means.Passkeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Sign-in with a passkey, which is two factors by itself.
@Controller
@RequestMapping("/{door:pro|mon-espace-sante|admin}/connexion/cle")
class PasskeySignInController {

    private final Passkeys passkeys;
    private final PasskeyJson json;
    private final Sessions sessions;

    PasskeySignInController(Passkeys passkeys, PasskeyJson json, Sessions sessions) {
        this.passkeys = passkeys;
        this.json = json;
        this.sessions = sessions;
    }

    /// The challenge, good for one answer.
    @GetMapping(path = "/defi", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String challenge(HttpServletRequest request) {
        var asked = passkeys.request();
        PasskeyJson.await(asked, request);
        return json.write(asked);
    }

    @PostMapping
    String prove(
            @PathVariable("door") String path,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes flash) {
        var door = Door.of(path).orElseThrow();
        try {
            var asked = PasskeyJson.requestAwaited(request);
            var owner = passkeys.prove(door.kind(), asked, json.shown(credential), request.getRemoteAddr());
            return "redirect:" + sessions.open(owner, "passkey", door, request, response);
        } catch (Refused no) {
            flash.addFlashAttribute("error", no.refusal().terms().code());
            return "redirect:" + door.signIn();
        }
    }
}
