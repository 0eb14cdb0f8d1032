package fr.socle.portal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// Pages for those who connect software.
@Controller
class DevelopersController {

    private final ErrorCatalogue errors = ErrorCatalogue.read();
    private final String publicUrl;

    DevelopersController(@Value("${socle.public-url:http://localhost:8080}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @GetMapping("/developpeurs")
    String developers(Model model) {
        model.addAttribute("publicUrl", publicUrl);
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

    /// Every refusal names this address, with its code as the fragment.
    @GetMapping("/errors")
    String catalogue() {
        return "redirect:/developpeurs/erreurs";
    }
}
