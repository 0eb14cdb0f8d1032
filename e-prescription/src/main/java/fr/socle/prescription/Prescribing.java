package fr.socle.prescription;

import fr.socle.identity.Identities;
import fr.socle.identity.Identity;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A prescriber orders treatment for a patient whose identity is qualified.
@Service
@Transactional
public class Prescribing {

    private final Identities identities;
    private final Medications medications;
    private final Issuance issuance;
    private final PrescriptionStore store;
    private final AccessJournal journal;

    Prescribing(
            Identities identities,
            Medications medications,
            Issuance issuance,
            PrescriptionStore store,
            AccessJournal journal) {
        this.identities = identities;
        this.medications = medications;
        this.issuance = issuance;
        this.store = store;
        this.journal = journal;
    }

    /// @param group what the prescriber's software calls the prescription, when it does
    public PrescriptionView prescribe(
            Caller by, PatientId to, List<DraftLine> lines, @Nullable CallersIdentifier group) {
        if (!(by instanceof Caller.Professional professional)) {
            throw new PrescriptionRefusal.NotEntitled().asException();
        }
        var now = issuance.now();
        var today = LocalDate.ofInstant(now, Prescription.FRANCE);
        var draft = new IssuingRule.Draft(professional, lines, medications.named(lines), issuance.mostLines(today));
        IssuingRule.check(draft);
        identities.requireQualified(to);
        // the caller may know the patient under a name that leads to another
        var person = identities.find(to).map(Identity::id).orElse(to);
        var prescription = Prescription.issue(written(draft, person, group, now), by.actor());
        store.add(prescription);
        var view = prescription.view();
        journal.record(
                Access.by(by, person, Action.CREATED, "prescription", view.id().value()));
        return view;
    }

    private PrescriptionView written(
            IssuingRule.Draft draft, PatientId to, @Nullable CallersIdentifier group, Instant now) {
        var number = issuance.nextNumber();
        var today = LocalDate.ofInstant(now, Prescription.FRANCE);
        return new PrescriptionView(
                PrescriptionId.next(),
                number.value(),
                issuance.code(number),
                to,
                Prescriber.of(draft.by(), situation(draft.by())),
                now,
                today,
                issuance.validUntil(today),
                group,
                1,
                lines(draft),
                List.of(),
                null);
    }

    private static List<Line> lines(IssuingRule.Draft draft) {
        var lines = new ArrayList<Line>();
        for (var line : draft.lines()) {
            var product = draft.product(line);
            if (product == null) {
                throw new IllegalStateException("A product the rules let through is missing");
            }
            lines.add(new Line(
                    LineId.next(),
                    lines.size() + 1,
                    new PrescribedMedication(
                            product.cis(), line.cip13(), product.name(), product.substances(), product.baseVersion()),
                    line.dosage(),
                    line.quantity(),
                    line.quantity().none(),
                    new LineState.ToDispense(),
                    line.callersIdentifier()));
        }
        return lines;
    }

    private static PracticeSituation situation(Caller.Professional by) {
        var situation = by.situation();
        if (situation == null) {
            throw new PrescriptionRefusal.NoPracticeSituation().asException();
        }
        return situation;
    }
}
