package fr.socle.espacesante.web;

import fr.socle.espacesante.RecordRefusal;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.prescription.PrescriptionView;
import fr.socle.prescription.Prescriptions;
import java.util.List;
import org.springframework.stereotype.Component;

/// The prescriptions of the citizen who is looking, and the trace that they looked.
@Component
class CitizenPrescriptions {

    private final Prescriptions prescriptions;
    private final AccessJournal journal;

    CitizenPrescriptions(Prescriptions prescriptions, AccessJournal journal) {
        this.prescriptions = prescriptions;
        this.journal = journal;
    }

    List<PrescriptionView> of(Caller.Citizen me) {
        journal.record(Access.by(me, me.patient(), Action.READ, "prescription", null));
        return prescriptions.of(me.patient());
    }

    /// Somebody else's number is as unknown as no number.
    PrescriptionView numbered(Caller.Citizen me, String number) {
        var found = prescriptions.of(me.patient()).stream()
                .filter(prescription -> prescription.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new RecordRefusal.UnknownPrescription().asException());
        journal.record(Access.by(
                me, me.patient(), Action.READ, "prescription", found.id().value()));
        return found;
    }
}
