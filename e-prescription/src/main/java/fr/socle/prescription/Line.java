package fr.socle.prescription;

import org.jspecify.annotations.Nullable;

/// One medication of a prescription, and what has become of it.
///
/// @param position from 1, as written
/// @param medication what was prescribed, as it was named that day
/// @param dosage how it is to be taken
/// @param prescribed how much may be handed over in all
/// @param dispensed how much was handed over so far, in the same unit
public record Line(
        LineId id,
        int position,
        PrescribedMedication medication,
        Dosage dosage,
        Quantity prescribed,
        Quantity dispensed,
        LineState state,
        @Nullable CallersIdentifier callersIdentifier) {

    public Quantity remaining() {
        return state.isOpen() ? prescribed.minus(dispensed) : prescribed.none();
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    Line dispensing(Quantity quantity, java.time.Instant at) {
        var now = dispensed.plus(quantity);
        var next = prescribed.exceeds(now) ? new LineState.PartlyDispensed(at) : new LineState.Dispensed(at);
        return new Line(id, position, medication, dosage, prescribed, now, next, callersIdentifier);
    }

    Line in(LineState next) {
        return new Line(id, position, medication, dosage, prescribed, dispensed, next, callersIdentifier);
    }
}
