package fr.socle.psc.consent;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The question a citizen answers before an application gets anything. Its form goes back to the authorization
/// endpoint, which keeps the answer.
@Controller
@RequestMapping("/mon-espace-sante/consentement")
class ConsentController {

    /// Read by the content security policy: where the forms of the page lead in the end.
    private static final String FORM_LEADS_TO = "fr.socle.psc.form-leads-to";

    private final RegisteredClientRepository clients;

    ConsentController(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    @GetMapping
    String ask(
            @RequestParam("client_id") String clientId,
            @RequestParam String state,
            @RequestParam(defaultValue = "") String scope,
            HttpServletRequest request,
            Model model) {
        var client = clients.findByClientId(clientId);
        if (client == null) {
            return "redirect:/mon-espace-sante";
        }
        request.setAttribute(
                FORM_LEADS_TO, client.getRedirectUris().stream().sorted().toList());
        model.addAttribute("program", client.getClientName());
        model.addAttribute("client", clientId);
        model.addAttribute("state", state);
        model.addAttribute(
                "scopes",
                Arrays.stream(scope.split(" ")).filter(it -> !it.isEmpty()).toList());
        return "psc/consent";
    }
}
