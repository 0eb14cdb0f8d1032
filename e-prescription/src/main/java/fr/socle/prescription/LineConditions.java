package fr.socle.prescription;

import static java.time.ZoneOffset.UTC;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import fr.socle.kernel.Caller;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/// From what is asked, and who asks, to the conditions on the tables `p` (prescription) and `l` (line).
final class LineConditions {

    private static final Table<?> DISPENSING =
            table(name("prescription", "dispensing")).as("d");

    private LineConditions() {}

    static Condition of(Caller by, LineQuery query, Instant now) {
        var all = new ArrayList<Condition>();
        all.add(allowed(PrescriptionAccess.of(by, now)));
        if (query.patient() != null) {
            all.add(uuid("p", "patient").eq(query.patient().value()));
        }
        if (query.number() != null) {
            all.add(column("p", "number", String.class)
                    .eq(query.number().value())
                    .or(callers("p", "callers_group_system", "callers_group_value", query.number())));
        }
        if (query.identifier() != null) {
            all.add(callers("l", "callers_system", "callers_value", query.identifier())
                    .or(callers("p", "callers_group_system", "callers_group_value", query.identifier())));
        }
        if (!query.states().isEmpty()) {
            all.add(column("l", "state", String.class)
                    .in(query.states().stream().map(Enum::name).toList()));
        }
        if (query.from() != null) {
            all.add(issuedAt().ge(query.from().atOffset(UTC)));
        }
        if (query.until() != null) {
            all.add(issuedAt().le(query.until().atOffset(UTC)));
        }
        if (!query.ids().isEmpty()) {
            all.add(uuid("l", "id").in(query.ids().stream().map(LineId::value).toList()));
        }
        return and(all);
    }

    private static Condition allowed(PrescriptionAccess access) {
        return switch (access) {
            case PrescriptionAccess.OfPatient(var patient) ->
                uuid("p", "patient").eq(patient.value());
            case PrescriptionAccess.OfPrescriber(var rpps) ->
                column("p", "prescriber_rpps", String.class).eq(rpps.value());
            case PrescriptionAccess.OfPharmacy(var pharmacy, var now) ->
                column("p", "lease_pharmacy", String.class)
                        .eq(pharmacy.value())
                        .and(column("p", "lease_until", OffsetDateTime.class).gt(now.atOffset(UTC)))
                        .or(exists(selectOne()
                                .from(DISPENSING)
                                .where(uuid("d", "prescription").eq(uuid("p", "id")))
                                .and(column("d", "pharmacy", String.class).eq(pharmacy.value()))));
        };
    }

    private static Condition callers(String table, String system, String value, CallersIdentifier asked) {
        var sameValue = column(table, value, String.class).eq(asked.value());
        return asked.system().isEmpty()
                ? sameValue
                : sameValue.and(column(table, system, String.class).eq(asked.system()));
    }

    static Condition after(String place) {
        var parts = place.split("\\.");
        if (parts.length != 2) {
            throw new IllegalArgumentException("Not a place in a list");
        }
        var prescription = UUID.fromString(parts[0]);
        return uuid("l", "prescription")
                .lt(prescription)
                .or(uuid("l", "prescription")
                        .eq(prescription)
                        .and(column("l", "position", Integer.class).gt(Integer.valueOf(parts[1]))));
    }

    private static Field<OffsetDateTime> issuedAt() {
        return column("p", "issued_at", OffsetDateTime.class);
    }

    static Field<UUID> uuid(String table, String column) {
        return column(table, column, UUID.class);
    }

    static <T> Field<T> column(String table, String column, Class<T> type) {
        return field(name(table, column), type);
    }
}
