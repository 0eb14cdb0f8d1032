package fr.socle.directory.web;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.annuaire.CareSearch;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The search as a frame for other sites: `<iframe src="…/annuaire/widget?q=pharmacie&ou=Chambéry">`. It keeps
/// nothing of whoever reads it.
@Controller
class WidgetController {

    private static final int SHOWN = 8;
    private static final int LONGEST = 200;

    private final CareSearch careSearch;
    private final String publicUrl;

    WidgetController(CareSearch careSearch, @Value("${socle.public-url:}") String publicUrl) {
        this.careSearch = careSearch;
        this.publicUrl = publicUrl;
    }

    @GetMapping("/annuaire/widget")
    String widget(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String ou,
            HttpServletResponse response,
            Model model) {
        if (q.length() + ou.length() > LONGEST) {
            throw new DirectoryRefusal.UnreadableSearch("q").asException();
        }
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *");
        var wish = careSearch.read(q, ou);
        model.addAttribute("q", q);
        model.addAttribute("ou", ou);
        model.addAttribute("base", publicUrl);
        if (wish.isUnderstood()) {
            var found = careSearch.find(wish);
            model.addAttribute("found", found);
            model.addAttribute("hits", found.hits().stream().limit(SHOWN).toList());
        }
        return "directory/widget";
    }
}
