package fr.socle.prescription;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A prescription as it stands.
///
/// @param code the text of its QR: whoever holds it can have the prescription dispensed
/// @param validUntil last day of a first dispensing
/// @param callersGroup the group identifier of the prescriber's software
/// @param version grows with each change
/// @param lease the pharmacy at work on it, even when its time is over
public record PrescriptionView(
        PrescriptionId id,
        String number,
        String code,
        PatientId patient,
        Prescriber prescriber,
        Instant issuedAt,
        LocalDate writtenOn,
        LocalDate validUntil,
        @Nullable CallersIdentifier callersGroup,
        long version,
        List<Line> lines,
        List<DispensingView> dispensings,
        @Nullable Lease lease) {

    public Status status() {
        var started = lines.stream().anyMatch(it -> !it.dispensed().isZero());
        if (lines.stream().anyMatch(Line::isOpen)) {
            return started ? Status.PARTLY_DISPENSED : Status.ACTIVE;
        }
        if (started) {
            return Status.DISPENSED;
        }
        return lines.stream().anyMatch(it -> it.state() instanceof LineState.Refused)
                ? Status.REFUSED
                : Status.CANCELLED;
    }

    PrescriptionView with(List<Line> now, List<DispensingView> handedOver, @Nullable Lease held) {
        return new PrescriptionView(
                id,
                number,
                code,
                patient,
                prescriber,
                issuedAt,
                writtenOn,
                validUntil,
                callersGroup,
                version,
                now,
                handedOver,
                held);
    }

    public enum Status {
        ACTIVE,
        PARTLY_DISPENSED,
        DISPENSED,
        REFUSED,
        CANCELLED
    }

    @Override
    public String toString() {
        return "Prescription[" + id + "]";
    }
}
