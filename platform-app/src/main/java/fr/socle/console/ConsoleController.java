package fr.socle.console;

import fr.socle.imports.Imports;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// The console: what was imported, and importing.
@Controller
class ConsoleController {

    private static final int ON_A_PAGE = 20;

    private final Imports imports;

    ConsoleController(Imports imports) {
        this.imports = imports;
    }

    @GetMapping("/admin")
    String home(Caller.Administrator me, Model model) {
        model.addAttribute("me", me);
        model.addAttribute("runs", runs(5));
        return "console/home";
    }

    @GetMapping("/admin/imports")
    String imports(Caller.Administrator me, Model model) {
        return fill(model, "console/imports");
    }

    /// The list alone, for the page that refreshes itself.
    @GetMapping("/admin/imports/liste")
    String list(Caller.Administrator me, Model model) {
        return fill(model, "console/imports :: list");
    }

    @GetMapping("/admin/imports/{id}")
    String run(Caller.Administrator me, @PathVariable UUID id, Model model) {
        model.addAttribute("run", ImportRun.of(imports.get(id)));
        return "console/import";
    }

    @PostMapping("/admin/imports")
    ModelAndView start(Caller.Administrator me, @RequestParam String source, @RequestParam MultipartFile file)
            throws IOException {
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream()) {
            imports.start(source, content, name == null ? source : name, me.actor());
            return new ModelAndView("redirect:/admin/imports");
        } catch (Refused refused) {
            var again = new ModelAndView("console/imports", HttpStatus.UNPROCESSABLE_CONTENT);
            again.addObject("refusal", refused.refusal().terms());
            again.addObject("chosen", source);
            again.addObject("sources", imports.sources());
            again.addObject("runs", runs(ON_A_PAGE));
            return again;
        }
    }

    private String fill(Model model, String view) {
        model.addAttribute("sources", imports.sources());
        model.addAttribute("runs", runs(ON_A_PAGE));
        return view;
    }

    private ImportRuns runs(int limit) {
        return ImportRuns.of(imports.latest(limit));
    }
}
