package fr.socle.identity.web.files;

import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.Reception;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The reception finds a patient of the structure, or creates one. What is typed travels in bodies only.
@Controller
@RequestMapping("/pro/identites")
class FilesController {

    private static final String PAGE = "identity/files";

    private final LocalIdentities locals;
    private final Reception reception;
    private final Merges merges;

    FilesController(LocalIdentities locals, Reception reception, Merges merges) {
        this.locals = locals;
        this.reception = reception;
        this.merges = merges;
    }

    @GetMapping
    ModelAndView page(Caller.Professional me) {
        return page(FileForm.EMPTY);
    }

    @PostMapping("/recherche")
    ModelAndView look(
            Caller.Professional me,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate born) {
        try {
            var found = locals.look(me, words, born).stream()
                    .map(it -> FileView.of(it, merges.of(it.id()).orElse(null)))
                    .toList();
            return page(FileForm.EMPTY).addObject("found", found).addObject("words", words);
        } catch (Refused refused) {
            return refusal(FileForm.EMPTY, refused);
        }
    }

    @PostMapping
    ModelAndView create(Caller.Professional me, FileForm form) {
        try {
            var created = reception.create(me, form.number(), form.traits(), form.used());
            return new ModelAndView("redirect:/pro/identites/" + created.id());
        } catch (Refused refused) {
            return refusal(form, refused);
        }
    }

    private static ModelAndView refusal(FileForm form, Refused refused) {
        var no = refused.refusal().terms();
        var page = page(form).addObject("refusal", no);
        page.setStatus(HttpStatusCode.valueOf(no.kind().status()));
        return page;
    }

    private static ModelAndView page(FileForm form) {
        return new ModelAndView(PAGE).addObject("form", form).addObject("sexes", List.of("F", "M"));
    }
}
