package fr.socle.directory.beds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tables of places and of their beds.
final class PlaceRow {

    static final String WRITE_ROW = """
            insert into directory.bed_row (place, rank, kind, status, temporality, number, source_kind, gender,
                   closing_kind, additional_kind, crisis_kind, assignment, comment, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private PlaceRow() {}

    static CarePlace place(ResultSet row, List<CapacityRow> rows) throws SQLException {
        return new CarePlace(
                row.getString("id"),
                row.getString("number"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("finess"),
                row.getString("unit"),
                new CarePlace.Where(
                        row.getString("line"),
                        row.getString("town"),
                        row.getString("postal_code"),
                        row.getString("commune"),
                        row.getString("department"),
                        row.getObject("longitude", Double.class),
                        row.getObject("latitude", Double.class)),
                closing(row),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant(),
                rows);
    }

    static @Nullable Closing closing(ResultSet row) throws SQLException {
        var type = row.getString("closing_type");
        var from = row.getObject("closed_on", LocalDate.class);
        return type == null || from == null
                ? null
                : new Closing(type, from, row.getObject("reopens_on", LocalDate.class));
    }

    static CapacityRow row(ResultSet row) throws SQLException {
        return new CapacityRow(
                row.getString("kind"),
                row.getString("status"),
                row.getString("temporality"),
                row.getInt("number"),
                row.getString("source_kind"),
                row.getString("gender"),
                row.getString("closing_kind"),
                row.getString("additional_kind"),
                row.getString("crisis_kind"),
                row.getString("assignment"),
                row.getString("comment"),
                row.getTimestamp("updated_at").toInstant());
    }

    static @Nullable Object[] values(String place, int rank, CapacityRow it) {
        return new @Nullable Object[] {
            place,
            rank,
            it.kind(),
            it.status(),
            it.temporality(),
            it.number(),
            it.source(),
            it.gender(),
            it.closing(),
            it.additional(),
            it.crisis(),
            it.assignment(),
            it.comment(),
            at(it.updatedAt())
        };
    }

    static java.time.OffsetDateTime at(Instant instant) {
        return instant.atOffset(java.time.ZoneOffset.UTC);
    }
}
