package fr.socle.portal;

import fr.socle.sandbox.SandboxAccount;
import fr.socle.sandbox.SandboxAccounts;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Pages for those who connect software.
@Controller
class DevelopersController {

    private final ErrorCatalogue errors = ErrorCatalogue.read();
    private final String publicUrl;
    private final ObjectProvider<SandboxAccounts> sandbox;

    /// @param sandbox absent in production
    DevelopersController(
            @Value("${socle.public-url:http://localhost:8080}") String publicUrl,
            ObjectProvider<SandboxAccounts> sandbox) {
        this.publicUrl = publicUrl;
        this.sandbox = sandbox;
    }

    @GetMapping("/developpeurs")
    String developers(Model model) {
        model.addAttribute("publicUrl", publicUrl);
        sandbox.ifAvailable(it -> model.addAttribute("accounts", withPassword(it.all())));
        return "portal/developers";
    }

    @GetMapping("/developpeurs/erreurs")
    String errors(Model model) {
        model.addAttribute("catalogue", errors);
        return "portal/errors";
    }

    @GetMapping("/developpeurs/visite")
    String tour(Model model) {
        model.addAttribute("blocks", Tour.read());
        return "portal/tour";
    }

    /// A structure has no password: its software signs in.
    private static List<SandboxAccount> withPassword(List<SandboxAccount> all) {
        return all.stream().filter(it -> !it.password().isEmpty()).toList();
    }

    /// Every refusal names this address, with its code as the fragment.
    @GetMapping("/errors")
    String catalogue() {
        return "redirect:/developpeurs/erreurs";
    }
}
