package fr.socle.directory.web;

import fr.socle.directory.CareOffer;
import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.Establishments;
import fr.socle.directory.Mailboxes;
import fr.socle.directory.Place;
import fr.socle.directory.PractitionerFilter;
import fr.socle.directory.Practitioners;
import fr.socle.directory.annuaire.CareMap;
import fr.socle.directory.annuaire.CareSearch;
import fr.socle.kernel.RppsNumber;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The directory for everybody, without signing in: one box, then a card for each professional and establishment.
@Controller
@RequestMapping("/annuaire")
class DirectoryController {

    private static final int PAGE = 20;
    private static final int STAFF = 50;
    private static final int LONGEST = 200;

    private final CareOffer careOffer;
    private final Practitioners practitioners;
    private final Establishments establishments;
    private final CareSearch careSearch;
    private final Openings openings;
    private final Mailboxes mailboxes;
    private final CareMap careMap;

    DirectoryController(
            CareOffer careOffer,
            Practitioners practitioners,
            Establishments establishments,
            CareSearch careSearch,
            Openings openings,
            Mailboxes mailboxes,
            CareMap careMap) {
        this.careOffer = careOffer;
        this.practitioners = practitioners;
        this.establishments = establishments;
        this.careSearch = careSearch;
        this.openings = openings;
        this.mailboxes = mailboxes;
        this.careMap = careMap;
    }

    /// A phrase that says more than a name is answered by what is near; anything else by the alphabet.
    ///
    /// @param suite where the page before ended
    /// @param nouveaux only those who said they take new patients
    @GetMapping
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String ou,
            @RequestParam(required = false) @Nullable String suite,
            @RequestParam(defaultValue = "false") boolean nouveaux,
            Model model) {
        if (q.length() > LONGEST || ou.length() > LONGEST) {
            throw new DirectoryRefusal.UnreadableSearch(q.length() > LONGEST ? "q" : "ou").asException();
        }
        model.addAttribute("q", q);
        model.addAttribute("ou", ou);
        model.addAttribute("suite", suite);
        model.addAttribute("nouveaux", nouveaux);
        var asked = !q.isBlank() || !ou.isBlank();
        var wish = careSearch.read(q + (nouveaux ? " nouveaux patients" : ""), ou);
        if (asked && suite == null && wish.isUnderstood()) {
            var found = careSearch.find(wish);
            model.addAttribute("found", found);
            model.addAttribute("map", careMap.of(found));
        } else if (asked) {
            var finding = careOffer.find(q, Place.parse(ou).orElse(null), suite, PAGE);
            model.addAttribute("finding", finding);
            model.addAttribute(
                    "lines", finding.listings().stream().map(Line::of).toList());
        }
        return "directory/search";
    }

    @GetMapping("/professionnels/{rpps}")
    String professional(@PathVariable String rpps, Model model) {
        var practitioner = practitioners.require(number(rpps));
        model.addAttribute("person", practitioner);
        model.addAttribute(
                "practices",
                practitioners.practicesOf(Set.of(practitioner.id())).getOrDefault(practitioner.id(), List.of()));
        model.addAttribute("openings", openings.of(practitioner.rpps()));
        model.addAttribute("mailboxes", mailboxes.of(practitioner.id()));
        model.addAttribute("said", openings.said(practitioner.rpps()).orElse(null));
        return "directory/professional";
    }

    @GetMapping("/etablissements/{finess}")
    String establishment(
            @PathVariable String finess, @RequestParam(required = false) @Nullable String suite, Model model) {
        model.addAttribute("place", establishments.require(finess));
        model.addAttribute("mailboxes", mailboxes.of(finess));
        model.addAttribute(
                "staff",
                practitioners.search(
                        List.of(
                                new PractitionerFilter.PractisingAt(Set.of(finess)),
                                new PractitionerFilter.Active(true)),
                        suite,
                        STAFF));
        return "directory/establishment";
    }

    private static RppsNumber number(String rpps) {
        try {
            return new RppsNumber(rpps);
        } catch (IllegalArgumentException none) {
            throw new DirectoryRefusal.UnknownProfessional().asException();
        }
    }
}
