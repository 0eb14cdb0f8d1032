package fr.socle.espacesante.web;

import fr.socle.espacesante.Documents;
import fr.socle.kernel.Caller;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What was prescribed to the citizen, what was dispensed, what remains.
@Controller
class PrescriptionsController {

    private final CitizenPrescriptions prescriptions;
    private final Documents documents;

    PrescriptionsController(CitizenPrescriptions prescriptions, Documents documents) {
        this.prescriptions = prescriptions;
        this.documents = documents;
    }

    @GetMapping("/mon-espace-sante/ordonnances")
    String list(Caller.Citizen me, Model model) {
        model.addAttribute("prescriptions", prescriptions.of(me));
        return "espacesante/prescriptions";
    }

    @GetMapping("/mon-espace-sante/ordonnances/{number}")
    String one(Caller.Citizen me, @PathVariable String number, Model model) {
        var prescription = prescriptions.numbered(me, number);
        model.addAttribute("prescription", prescription);
        model.addAttribute(
                "document", documents.about(prescription.id().value()).orElse(null));
        return "espacesante/prescription";
    }
}
