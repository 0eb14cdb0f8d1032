package fr.socle.identity.web;

import fr.socle.identity.Ins;
import fr.socle.identity.SearchingIdentities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A professional finds a person, by traits or by INS. What is typed travels in bodies only.
@Controller
@RequestMapping("/pro/patients")
class PatientController {

    private static final int MOST = 20;
    private static final String SEARCH = "identity/patients";
    private static final String FORM = "form";
    private static final String FOUND = "found";

    private final SearchingIdentities identities;

    PatientController(SearchingIdentities identities) {
        this.identities = identities;
    }

    @GetMapping
    ModelAndView form(Caller.Professional professional, Model shownBefore) {
        var page = new ModelAndView(SEARCH).addObject("authorities", identities.acceptedAuthorities());
        return shownBefore.containsAttribute(FORM) ? page : page.addObject(FORM, SearchForm.EMPTY);
    }

    @PostMapping("/traits")
    ModelAndView byTraits(Caller.Professional professional, SearchForm form, RedirectAttributes flash) {
        if (form.lacksName() || form.lacksDay()) {
            return again(form, HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("noName", form.lacksName())
                    .addObject("noDay", form.lacksDay());
        }
        try {
            var found = identities.match(professional, form.probe(), false, MOST);
            flash.addFlashAttribute(FORM, form);
            flash.addFlashAttribute(FOUND, found.stream().map(FoundPerson::of).toList());
            return new ModelAndView("redirect:/pro/patients");
        } catch (Refused refused) {
            return refusal(form, refused);
        }
    }

    @PostMapping("/ins")
    ModelAndView byIns(
            Caller.Professional professional, @RequestParam String matricule, @RequestParam Ins.Authority authority) {
        try {
            var person = identities.byIns(professional, Ins.of(authority.oid(), matricule));
            return new ModelAndView("redirect:/pro/patients/" + person.id());
        } catch (Refused refused) {
            return refusal(SearchForm.EMPTY, refused).addObject("byIns", true);
        }
    }

    @GetMapping("/{patient}")
    ModelAndView patient(Caller.Professional professional, @PathVariable String patient) {
        var person = identities.read(professional, PatientId.parse(patient));
        return new ModelAndView("identity/patient").addObject("person", PatientSummary.of(person));
    }

    private ModelAndView refusal(SearchForm form, Refused refused) {
        var no = refused.refusal().terms();
        return again(form, HttpStatusCode.valueOf(no.kind().status())).addObject("refusal", no);
    }

    private ModelAndView again(SearchForm form, HttpStatusCode status) {
        var page = new ModelAndView(SEARCH);
        page.setStatus(status);
        return page.addObject(FORM, form).addObject("authorities", identities.acceptedAuthorities());
    }
}
