package fr.socle.portal;

import java.util.List;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The home page and the pages that hold text only.
@Controller
class PortalController {

    private static final List<Door> DOORS =
            List.of(new Door("citizen", "/mon-espace-sante"), new Door("pro", "/pro"), new Door("admin", "/admin"));
    private static final List<Door> OPEN =
            List.of(new Door("directory", "/annuaire"), new Door("developers", "/developpeurs"));

    private final ApplicationAvailability availability;

    PortalController(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("doors", DOORS);
        model.addAttribute("open", OPEN);
        model.addAttribute("up", availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
        return "portal/home";
    }

    @GetMapping("/accessibilite")
    String accessibility() {
        return "portal/accessibility";
    }

    @GetMapping("/mentions-legales")
    String legalNotice() {
        return "portal/legal";
    }

    @GetMapping("/donnees-personnelles")
    String personalData() {
        return "portal/privacy";
    }

    @GetMapping("/plan-du-site")
    String siteMap(Model model) {
        model.addAttribute("doors", DOORS);
        model.addAttribute("open", OPEN);
        return "portal/map";
    }

    /// @param key of the messages that name and describe what lies behind
    record Door(String key, String path) {}
}
