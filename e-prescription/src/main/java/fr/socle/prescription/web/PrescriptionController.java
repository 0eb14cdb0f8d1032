package fr.socle.prescription.web;

import fr.socle.identity.Identities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.Refused;
import fr.socle.prescription.Cancelling;
import fr.socle.prescription.PrescriptionDocuments;
import fr.socle.prescription.ReadingPrescriptions;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One prescription: see it, print it, withdraw it.
@Controller
@RequestMapping("/pro/ordonnances/{number}")
class PrescriptionController {

    private final ReadingPrescriptions reading;
    private final PrescriptionDocuments documents;
    private final Cancelling cancelling;
    private final Identities identities;
    private final RefusalText refusals;

    PrescriptionController(
            ReadingPrescriptions reading,
            PrescriptionDocuments documents,
            Cancelling cancelling,
            Identities identities,
            RefusalText refusals) {
        this.reading = reading;
        this.documents = documents;
        this.cancelling = cancelling;
        this.identities = identities;
        this.refusals = refusals;
    }

    @GetMapping
    String page(Caller.Professional by, @PathVariable String number, Model model) {
        var prescription = reading.byNumber(by, number);
        model.addAttribute("prescription", Sheet.of(prescription));
        model.addAttribute("patient", identities.require(prescription.patient()));
        model.addAttribute("mine", prescription.prescriber().rpps().equals(by.rpps()));
        return "prescription/prescription";
    }

    @GetMapping("/pdf")
    ResponseEntity<byte[]> pdf(Caller.Professional by, @PathVariable String number) {
        var prescription = reading.byNumber(by, number);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename=\"ordonnance-" + prescription.number() + ".pdf\"")
                .body(documents.pdf(prescription.id()));
    }

    @PostMapping("/annuler")
    String cancel(
            Caller.Professional by,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            cancelling.cancel(by, number, reason);
            redirect.addFlashAttribute("cancelled", true);
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", refusals.of(refused, locale));
        }
        redirect.addAttribute("number", number);
        return "redirect:/pro/ordonnances/{number}";
    }
}
