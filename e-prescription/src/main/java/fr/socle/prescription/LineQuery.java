package fr.socle.prescription;

import fr.socle.kernel.PatientId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of the lines of prescriptions. Everything given must hold; empty lists ask nothing.
///
/// @param number of the prescription, or the caller's own group identifier
/// @param identifier the caller's own identifier of a line or of its group
/// @param from issued at that time or after
/// @param until issued at that time or before
public record LineQuery(
        @Nullable PatientId patient,
        @Nullable CallersIdentifier number,
        @Nullable CallersIdentifier identifier,
        List<StoredState> states,
        @Nullable Instant from,
        @Nullable Instant until,
        List<LineId> ids) {

    public static LineQuery ofPatient(PatientId patient) {
        return new LineQuery(patient, null, null, List.of(), null, null, List.of());
    }

    public static LineQuery ofNumber(String number) {
        return new LineQuery(null, new CallersIdentifier("", number), null, List.of(), null, null, List.of());
    }

    public static LineQuery ofLine(LineId line) {
        return new LineQuery(null, null, null, List.of(), null, null, List.of(line));
    }
}
