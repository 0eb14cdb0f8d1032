package fr.socle.identity.web.files;

import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.AcceptedProofs;
import fr.socle.identity.local.Attribute;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.ProofKind;
import fr.socle.identity.local.Reception;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// One patient of the structure: record what was shown, ask INSi, accept, demote.
@Controller
@RequestMapping("/pro/identites/{id}")
class FileController {

    private final LocalIdentities locals;
    private final Reception reception;
    private final AcceptedProofs proofs;
    private final Merges merges;

    FileController(LocalIdentities locals, Reception reception, AcceptedProofs proofs, Merges merges) {
        this.locals = locals;
        this.reception = reception;
        this.proofs = proofs;
        this.merges = merges;
    }

    @GetMapping
    ModelAndView page(Caller.Professional me, @PathVariable String id) {
        return page(me, PatientId.parse(id));
    }

    /// Nothing is chosen beforehand: no kind is an answer of its own.
    @PostMapping("/justificatif")
    ModelAndView prove(
            Caller.Professional me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate expires) {
        return doing(me, id, () -> {
            var shown = ProofKind.of(kind).orElseThrow(LocalRefusal.PROOF_NOT_ACCEPTED::asException);
            if (on == null) {
                throw LocalRefusal.PROOF_NOT_ACCEPTED.asException();
            }
            return reception.prove(me, PatientId.parse(id), shown, on, expires);
        });
    }

    @PostMapping("/insi")
    ModelAndView ask(Caller.Professional me, @PathVariable String id) {
        var patient = PatientId.parse(id);
        try {
            var answer = reception.ask(me, patient);
            return page(me, patient)
                    .addObject(
                            "insi",
                            InsiView.of(answer, locals.require(me, patient).traits()));
        } catch (Refused refused) {
            return refusal(me, patient, refused);
        }
    }

    @PostMapping("/adoption")
    ModelAndView adopt(Caller.Professional me, @PathVariable String id) {
        return doing(me, id, () -> reception.adopt(me, PatientId.parse(id)));
    }

    @PostMapping("/attributs")
    ModelAndView say(
            Caller.Professional me,
            @PathVariable String id,
            @RequestParam(defaultValue = "") List<Attribute> attributes,
            @RequestParam(defaultValue = "") String reason) {
        var said = EnumSet.noneOf(Attribute.class);
        said.addAll(attributes);
        return doing(me, id, () -> reception.say(me, PatientId.parse(id), said, reason));
    }

    @PostMapping("/retrait-justificatif")
    ModelAndView withdrawProof(
            Caller.Professional me, @PathVariable String id, @RequestParam(defaultValue = "") String reason) {
        return doing(me, id, () -> reception.withdrawProof(me, PatientId.parse(id), reason));
    }

    @PostMapping("/correction")
    ModelAndView correct(
            Caller.Professional me,
            @PathVariable String id,
            FileForm form,
            @RequestParam(defaultValue = "") String reason) {
        return doing(me, id, () -> reception.correct(me, PatientId.parse(id), form.traits(), reason));
    }

    private ModelAndView doing(Caller.Professional me, String id, Supplier<LocalIdentity> what) {
        try {
            return new ModelAndView("redirect:/pro/identites/" + what.get().id());
        } catch (Refused refused) {
            return refusal(me, PatientId.parse(id), refused);
        }
    }

    private ModelAndView refusal(Caller.Professional me, PatientId id, Refused refused) {
        var no = refused.refusal().terms();
        var page = page(me, id).addObject("refusal", no);
        page.setStatus(HttpStatusCode.valueOf(no.kind().status()));
        return page;
    }

    private ModelAndView page(Caller.Professional me, PatientId id) {
        var file = locals.require(me, id);
        return new ModelAndView("identity/file")
                .addObject("file", FileView.of(file, merges.of(id).orElse(null)))
                .addObject("form", FileForm.of(file))
                .addObject("kinds", proofs.of(file.ipp().structure()))
                .addObject("changes", locals.changes(me, id))
                .addObject("history", merges.history(id));
    }
}
