package fr.socle.prescription.fhir;

import ca.uhn.fhir.rest.param.DateRangeParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import fr.socle.kernel.PatientId;
import fr.socle.prescription.CallersIdentifier;
import fr.socle.prescription.LineId;
import fr.socle.prescription.LineQuery;
import fr.socle.prescription.StoredState;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From the search parameters to a [LineQuery].
final class LineQueries {

    private LineQueries() {}

    static LineQuery ofLine(LineId line) {
        return LineQuery.ofLine(line);
    }

    static LineQuery of(
            @Nullable ReferenceParam patient,
            @Nullable TokenParam identifier,
            @Nullable TokenParam group,
            @Nullable TokenOrListParam status,
            @Nullable DateRangeParam authoredOn,
            @Nullable TokenOrListParam id) {
        return new LineQuery(
                patient == null ? null : PatientId.parse(patient.getIdPart()),
                callers(group),
                callers(identifier),
                states(status),
                instant(authoredOn == null ? null : authoredOn.getLowerBoundAsInstant()),
                instant(authoredOn == null ? null : authoredOn.getUpperBoundAsInstant()),
                ids(id));
    }

    private static @Nullable CallersIdentifier callers(@Nullable TokenParam token) {
        return token == null
                ? null
                : new CallersIdentifier(token.getSystem() == null ? "" : token.getSystem(), token.getValue());
    }

    private static List<StoredState> states(@Nullable TokenOrListParam status) {
        if (status == null) {
            return List.of();
        }
        return status.getValuesAsQueryTokens().stream()
                .flatMap(it -> switch (it.getValue()) {
                    case "active" -> Stream.of(StoredState.TO_DISPENSE, StoredState.PARTLY_DISPENSED);
                    case "completed" -> Stream.of(StoredState.DISPENSED);
                    case "stopped" -> Stream.of(StoredState.REFUSED);
                    case "cancelled" -> Stream.of(StoredState.CANCELLED);
                    case String other -> throw new IllegalArgumentException("Not a status a line can have: " + other);
                })
                .toList();
    }

    private static List<LineId> ids(@Nullable TokenOrListParam ids) {
        return ids == null
                ? List.of()
                : ids.getValuesAsQueryTokens().stream()
                        .map(it -> Inputs.line(it.getValue()))
                        .toList();
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
