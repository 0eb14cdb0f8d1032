package fr.socle.prescription.web;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import fr.socle.prescription.Medications;
import fr.socle.prescription.Prescribing;
import fr.socle.prescription.PrescriptionRefusal;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The prescriber finds products, puts lines together, and issues the prescription.
@Controller
@RequestMapping("/pro/patients/{patientId}/prescrire")
class PrescribingController {

    private static final int RESULTS = 10;

    private final Prescribing prescribing;
    private final Medications medications;
    private final Identities identities;
    private final AccessJournal journal;
    private final RefusalText refusals;

    PrescribingController(
            Prescribing prescribing,
            Medications medications,
            Identities identities,
            AccessJournal journal,
            RefusalText refusals) {
        this.prescribing = prescribing;
        this.medications = medications;
        this.identities = identities;
        this.journal = journal;
        this.refusals = refusals;
    }

    @GetMapping
    String page(
            Caller.Professional by,
            @PathVariable String patientId,
            @RequestParam(required = false) @Nullable String q,
            HttpSession session,
            Model model) {
        var patient = PatientId.parse(patientId);
        model.addAttribute("patient", shown(by, patient));
        model.addAttribute("q", q);
        model.addAttribute("draft", Draft.of(session, patient).entries());
        model.addAttribute("products", q == null || q.isBlank() ? List.of() : medications.search(q.strip(), RESULTS));
        return "prescription/prescribe";
    }

    @PostMapping("/lignes")
    String add(
            @PathVariable String patientId,
            @RequestParam(required = false) @Nullable String cis,
            @RequestParam(defaultValue = "1") int packs,
            @RequestParam(defaultValue = "") String dosage,
            @RequestParam(defaultValue = "") String q,
            HttpSession session,
            RedirectAttributes redirect,
            Locale locale) {
        var patient = PatientId.parse(patientId);
        var product = cis == null ? null : medications.byCis(cis).orElse(null);
        if (product == null || dosage.isBlank() || packs < 1) {
            var missing = new PrescriptionRefusal.Incomplete("product, dosage, quantity").asException();
            redirect.addFlashAttribute("refusal", refusals.of(missing, locale));
            redirect.addFlashAttribute("dosage", dosage);
            redirect.addAttribute("q", q);
            return "redirect:/pro/patients/" + patient + "/prescrire";
        }
        var draft = Draft.of(session, patient);
        draft.entries().add(new Draft.Entry(product.cis(), product.name(), packs, dosage.strip()));
        draft.keep(session, patient);
        return "redirect:/pro/patients/" + patient + "/prescrire";
    }

    @PostMapping("/lignes/{index}/retirer")
    String remove(@PathVariable String patientId, @PathVariable int index, HttpSession session) {
        var patient = PatientId.parse(patientId);
        var draft = Draft.of(session, patient);
        if (index >= 0 && index < draft.entries().size()) {
            draft.entries().remove(index);
        }
        draft.keep(session, patient);
        return "redirect:/pro/patients/" + patient + "/prescrire";
    }

    @PostMapping
    String issue(
            Caller.Professional by,
            @PathVariable String patientId,
            HttpSession session,
            RedirectAttributes redirect,
            Locale locale) {
        var patient = PatientId.parse(patientId);
        try {
            var issued = prescribing.prescribe(
                    by, patient, Draft.of(session, patient).lines(), null);
            Draft.forget(session, patient);
            redirect.addFlashAttribute("issued", true);
            return "redirect:/pro/ordonnances/" + issued.number();
        } catch (Refused refused) {
            redirect.addFlashAttribute("refusal", refusals.of(refused, locale));
            return "redirect:/pro/patients/" + patient + "/prescrire";
        }
    }

    private Identity shown(Caller by, PatientId patient) {
        var identity = identities.require(patient);
        journal.record(Access.by(by, patient, Action.READ, "identity", patient.value()));
        return identity;
    }
}
