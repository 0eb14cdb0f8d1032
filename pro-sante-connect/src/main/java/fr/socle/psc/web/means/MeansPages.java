package fr.socle.psc.web.means;

import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.web.Door;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What the controllers of this page share: the door, the owner, and where a refusal leads.
@ControllerAdvice(basePackageClasses = MeansPages.class)
class MeansPages {

    /// Both addresses of the page: with a session, and in a recovery.
    static final String PATH = "/{door:pro|mon-espace-sante|admin}/moyens";

    static final String PATH_IN_RECOVERY = "/{door:pro|mon-espace-sante|admin}/connexion/moyens";

    private final Owner owner;

    MeansPages(Owner owner) {
        this.owner = owner;
    }

    static final class Nobody extends RuntimeException {

        private final transient Door door;

        Nobody(Door door) {
            this.door = door;
        }
    }

    @ModelAttribute("door")
    Door door(@PathVariable("door") String path) {
        return Door.of(path).orElseThrow();
    }

    @ModelAttribute("base")
    String base(@PathVariable("door") String path, HttpServletRequest request) {
        return base(Door.of(path).orElseThrow(), request);
    }

    @ModelAttribute("owner")
    Account owner(@PathVariable("door") String path, HttpServletRequest request) {
        var door = Door.of(path).orElseThrow();
        return owner.of(request, door).orElseThrow(() -> new Nobody(door));
    }

    private static String base(Door door, HttpServletRequest request) {
        return request.getRequestURI().startsWith(door.signIn()) ? door.meansInRecovery() : door.means();
    }

    @ExceptionHandler
    String comeBack(Nobody nobody) {
        return "redirect:" + nobody.door.signIn();
    }

    @ExceptionHandler
    String explain(Refused no, HttpServletRequest request, RedirectAttributes flash) {
        flash.addFlashAttribute("error", no.refusal().terms().code());
        var path = request.getRequestURI();
        return "redirect:" + path.substring(0, path.indexOf("/moyens") + "/moyens".length());
    }
}
