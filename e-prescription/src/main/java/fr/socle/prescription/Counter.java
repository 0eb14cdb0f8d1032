package fr.socle.prescription;

import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What the use cases at the pharmacy's counter share: who dispenses, what time it is, the trace of what was done.
@Component
class Counter {

    /// Pharmacien (TRE_G15).
    private static final String PHARMACIST = "21";

    private static final int LONGEST_REASON = 500;

    private final AccessJournal journal;
    private final RuleFigures figures;
    private final Clock clock;

    Counter(AccessJournal journal, RuleFigures figures, Clock clock) {
        this.journal = journal;
        this.figures = figures;
        this.clock = clock;
    }

    static Pharmacist pharmacist(Caller by) {
        if (!(by instanceof Caller.Professional it) || !it.profession().equals(PHARMACIST)) {
            throw new PrescriptionRefusal.NotEntitled().asException();
        }
        var situation = it.situation();
        if (situation == null || situation.finess() == null) {
            throw new PrescriptionRefusal.NoPharmacy().asException();
        }
        return new Pharmacist(it.rpps(), it.displayName(), situation.finess(), situation.structureName());
    }

    static String reason(String given) {
        if (given.isBlank() || given.length() > LONGEST_REASON) {
            throw new PrescriptionRefusal.NoReason().asException();
        }
        return given.strip();
    }

    /// As precise as the database keeps it.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Duration leaseLength(Instant now) {
        var today = LocalDate.ofInstant(now, Prescription.FRANCE);
        return Duration.ofMinutes(figures.on(today, RuleFigures.LEASE_MINUTES));
    }

    void trace(Caller by, Prescription prescription, Action action) {
        trace(
                by,
                prescription,
                action,
                "prescription",
                prescription.origin().id().value());
    }

    void trace(Caller by, Prescription prescription, Action action, String what, UUID object) {
        journal.record(Access.by(by, prescription.origin().patient(), action, what, object));
    }
}
