package fr.socle.espacesante.web;

import fr.socle.espacesante.DocumentId;
import fr.socle.espacesante.DocumentPosition;
import fr.socle.espacesante.DocumentSearch;
import fr.socle.espacesante.Documents;
import fr.socle.espacesante.EmergencyAccesses;
import fr.socle.espacesante.RecordRefusal;
import fr.socle.identity.Identities;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The record of a patient, for a professional: what the access rules let through, or the glass to break.
@Controller
@RequestMapping("/pro/patients/{patientId}/dossier")
class RecordViewerController {

    private static final int PAGE = 20;

    private final Documents documents;
    private final EmergencyAccesses emergencies;
    private final Identities identities;

    RecordViewerController(Documents documents, EmergencyAccesses emergencies, Identities identities) {
        this.documents = documents;
        this.emergencies = emergencies;
        this.identities = identities;
    }

    @GetMapping
    String list(
            Caller.Professional me,
            @PathVariable String patientId,
            @RequestParam(name = "suite", required = false) @Nullable String after,
            Model model,
            HttpServletResponse response) {
        var patient = PatientId.parse(patientId);
        model.addAttribute("patientId", patient);
        var search = DocumentSearch.newest(patient, PAGE)
                .startingAfter(after == null ? null : DocumentPosition.decode(after));
        try {
            model.addAttribute("page", documents.search(emergencies.inMode(me, patient), search));
        } catch (Refused refused) {
            if (!(refused.refusal() instanceof RecordRefusal.NotInCareTeam)) {
                throw refused;
            }
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return "espacesante/glass";
        }
        model.addAttribute("patient", identities.require(patient));
        model.addAttribute("emergency", emergencies.running(me.rpps(), patient).orElse(null));
        return "espacesante/record";
    }

    @GetMapping("/documents/{id}")
    ResponseEntity<byte[]> open(Caller.Professional me, @PathVariable String patientId, @PathVariable String id) {
        var patient = PatientId.parse(patientId);
        var document = DocumentId.parse(id);
        if (!documents.require(document).patient().equals(patient)) {
            throw new RecordRefusal.UnknownDocument().asException(); // an opening is for one record alone
        }
        return DocumentsController.inline(documents.open(emergencies.inMode(me, patient), document));
    }

    @PostMapping("/bris-de-glace")
    String breakTheGlass(
            Caller.Professional me,
            @PathVariable String patientId,
            @RequestParam("motif") String reason,
            Model model,
            HttpServletResponse response) {
        var patient = PatientId.parse(patientId);
        if (reason.isBlank()) {
            model.addAttribute("patientId", patient);
            model.addAttribute("noReason", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "espacesante/glass";
        }
        emergencies.open(me, patient, reason);
        return "redirect:/pro/patients/{patientId}/dossier";
    }
}
