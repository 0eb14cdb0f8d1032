package fr.socle.espacesante.web;

import fr.socle.espacesante.DocumentSearch;
import fr.socle.espacesante.Documents;
import fr.socle.kernel.Caller;
import fr.socle.mssante.Mailboxes;
import fr.socle.prescription.Prescriptions;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The first page of the citizen: the newest of everything.
@Controller
class CitizenHomeController {

    private static final int FEW = 4;

    private final Prescriptions prescriptions;
    private final Documents documents;
    private final Mailboxes mailboxes;
    private final CitizenAccesses accesses;

    CitizenHomeController(
            Prescriptions prescriptions, Documents documents, Mailboxes mailboxes, CitizenAccesses accesses) {
        this.prescriptions = prescriptions;
        this.documents = documents;
        this.mailboxes = mailboxes;
        this.accesses = accesses;
    }

    @GetMapping("/mon-espace-sante")
    String home(Caller.Citizen me, Model model) {
        // leaves the one trace that stands for the page
        model.addAttribute(
                "documents",
                documents.search(me, DocumentSearch.newest(me.patient(), FEW)).documents());
        model.addAttribute("me", me);
        model.addAttribute("prescriptions", few(prescriptions.of(me.patient())));
        model.addAttribute("messages", few(mailboxes.messagesOf(me.patient())));
        model.addAttribute("accesses", few(accesses.of(me, false)));
        return "espacesante/home";
    }

    private static <T> List<T> few(List<T> all) {
        return all.stream().limit(FEW).toList();
    }
}
