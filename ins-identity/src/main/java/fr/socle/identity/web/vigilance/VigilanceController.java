package fr.socle.identity.web.vigilance;

import fr.socle.identity.vigilance.LeftUnderIdentity;
import fr.socle.identity.vigilance.Recalls.Outcome;
import fr.socle.identity.vigilance.Unmerging;
import fr.socle.identity.vigilance.WorkItem.Decision;
import fr.socle.identity.vigilance.WorkingOff;
import fr.socle.identity.vigilance.WorkingOff.Choice;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The work list of a cell: of the structure under `/pro`, of the nation under `/admin`. The door lets professionals
// into
/// the first and administrators into the second; who asks decides which list it is.
@Controller
class VigilanceController {

    private final Cell cell;
    private final WorkingOff work;
    private final Unmerging unmerging;
    private final LeftUnderIdentity left;
    private final Notices notices;

    VigilanceController(Cell cell, WorkingOff work, Unmerging unmerging, LeftUnderIdentity left, Notices notices) {
        this.cell = cell;
        this.work = work;
        this.unmerging = unmerging;
        this.left = left;
        this.notices = notices;
    }

    @GetMapping({"/pro/identitovigilance", "/admin/identitovigilance"})
    ModelAndView list(Caller me, @RequestParam(required = false) @Nullable Integer nouveaux) {
        try {
            return page(me, "identity/vigilance")
                    .addObject("swept", nouveaux)
                    .addObject("open", cell.items(me, false))
                    .addObject("decided", cell.items(me, true))
                    .addObject("merges", cell.merges(me))
                    .addObject("notices", notices.of(me));
        } catch (Refused refused) {
            return said(page(me, "identity/vigilance"), refused);
        }
    }

    @GetMapping({"/pro/identitovigilance/{item}", "/admin/identitovigilance/{item}"})
    ModelAndView item(Caller me, @PathVariable UUID item) {
        return page(me, "identity/item").addObject("item", cell.item(me, item));
    }

    @PostMapping({"/pro/identitovigilance/{item}/prise-en-charge", "/admin/identitovigilance/{item}/prise-en-charge"})
    ModelAndView claim(Caller me, @PathVariable UUID item) {
        return doing(me, item, () -> work.claim(me, item));
    }

    @PostMapping({"/pro/identitovigilance/{item}/decision", "/admin/identitovigilance/{item}/decision"})
    ModelAndView decide(
            Caller me,
            @PathVariable UUID item,
            @RequestParam Decision decision,
            @RequestParam(defaultValue = "") String survivor,
            @RequestParam(defaultValue = "") String reason) {
        var stays = survivor.isEmpty() ? null : PatientId.parse(survivor);
        return doing(me, item, () -> work.decide(me, item, decision, new Choice(stays, reason)));
    }

    @PostMapping({
        "/pro/identitovigilance/fusions/{merge}/annulation",
        "/admin/identitovigilance/fusions/{merge}/annulation"
    })
    ModelAndView unmerge(Caller me, @PathVariable UUID merge, @RequestParam(defaultValue = "") String reason) {
        try {
            unmerging.unmerge(me, merge, reason);
            return new ModelAndView("redirect:" + door(me));
        } catch (Refused refused) {
            return said(list(me, null), refused);
        }
    }

    @PostMapping("/pro/identitovigilance/retraits/{withdrawal}/{file}")
    ModelAndView acknowledge(Caller.Professional me, @PathVariable UUID withdrawal, @PathVariable String file) {
        notices.acknowledge(me, withdrawal, PatientId.parse(file));
        return new ModelAndView("redirect:/pro/identitovigilance");
    }

    @GetMapping({"/pro/identitovigilance/sorties/{patient}", "/admin/identitovigilance/sorties/{patient}"})
    ModelAndView left(Caller me, @PathVariable String patient) {
        return page(me, "identity/left")
                .addObject("patient", patient)
                .addObject("left", left.report(me, PatientId.parse(patient)));
    }

    @PostMapping({
        "/pro/identitovigilance/sorties/{patient}/{thing}",
        "/admin/identitovigilance/sorties/{patient}/{thing}"
    })
    ModelAndView settle(
            Caller me,
            @PathVariable String patient,
            @PathVariable UUID thing,
            @RequestParam Outcome outcome,
            @RequestParam(defaultValue = "") String reason) {
        try {
            left.settle(me, PatientId.parse(patient), thing, outcome, reason);
            return new ModelAndView("redirect:" + door(me) + "/sorties/" + patient);
        } catch (Refused refused) {
            return said(left(me, patient), refused);
        }
    }

    @PostMapping("/pro/identitovigilance/retrait/{file}")
    ModelAndView withdraw(
            Caller.Professional me, @PathVariable String file, @RequestParam(defaultValue = "") String reason) {
        try {
            notices.withdraw(me, PatientId.parse(file), reason);
            return new ModelAndView("redirect:/pro/identites/" + file);
        } catch (Refused refused) {
            return said(list(me, null), refused);
        }
    }

    @PostMapping("/admin/identitovigilance/detection")
    ModelAndView sweep(Caller.Administrator me) {
        var found = notices.sweep(me);
        return new ModelAndView("redirect:/admin/identitovigilance?nouveaux=" + found);
    }

    private ModelAndView doing(Caller me, UUID item, Runnable what) {
        try {
            what.run();
            return new ModelAndView("redirect:" + door(me) + "/" + item);
        } catch (Refused refused) {
            return said(item(me, item), refused);
        }
    }

    private static ModelAndView said(ModelAndView page, Refused refused) {
        var no = refused.refusal().terms();
        page.setStatus(HttpStatusCode.valueOf(no.kind().status()));
        return page.addObject("refusal", no);
    }

    private static ModelAndView page(Caller me, String view) {
        return new ModelAndView(view)
                .addObject("door", door(me))
                .addObject("national", me instanceof Caller.Administrator);
    }

    private static String door(Caller me) {
        return me instanceof Caller.Administrator ? "/admin/identitovigilance" : "/pro/identitovigilance";
    }
}
