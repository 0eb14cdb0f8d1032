package fr.socle.directory.slots;

import static java.time.ZoneOffset.UTC;

import fr.socle.directory.slots.TimeSlot.Audience;
import fr.socle.directory.slots.TimeSlot.Consultation;
import fr.socle.directory.slots.TimeSlot.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The table of slots.
final class SlotRow {

    private static final String COLUMNS = """
            insert into directory.slot (id, agenda, identifier_system, identifier_value, starts, ends, status,
                   audiences, consultations, reason, specialities, walk_in, booking_url, cpts, version, updated_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    static final String ADD = COLUMNS + "on conflict do nothing";

    static final String WRITE = COLUMNS + """
            on conflict (id) do update set agenda = excluded.agenda, identifier_system = excluded.identifier_system,
                   identifier_value = excluded.identifier_value, starts = excluded.starts, ends = excluded.ends,
                   status = excluded.status, audiences = excluded.audiences,
                   consultations = excluded.consultations, reason = excluded.reason,
                   specialities = excluded.specialities, walk_in = excluded.walk_in,
                   booking_url = excluded.booking_url, cpts = excluded.cpts, version = excluded.version,
                   updated_at = excluded.updated_at""";

    private SlotRow() {}

    static List<@Nullable Object> values(TimeSlot it) {
        var identifier = it.identifier();
        return Arrays.asList(
                it.id(),
                it.agenda(),
                identifier == null ? null : identifier.system(),
                identifier == null ? null : identifier.value(),
                it.start().atOffset(UTC),
                it.end().atOffset(UTC),
                it.status().code(),
                it.audiences().stream().map(Enum::name).sorted().toArray(String[]::new),
                it.consultations().stream().map(Enum::name).sorted().toArray(String[]::new),
                it.reason(),
                it.specialities().toArray(String[]::new),
                it.walkIn(),
                it.bookingUrl(),
                it.cpts().toArray(String[]::new),
                it.version(),
                it.updatedAt().atOffset(UTC));
    }

    static TimeSlot read(ResultSet row) throws SQLException {
        var system = row.getString("identifier_system");
        return new TimeSlot(
                row.getObject("id", UUID.class),
                row.getObject("agenda", UUID.class),
                system == null ? null : new ExternalId(system, row.getString("identifier_value")),
                row.getTimestamp("starts").toInstant(),
                row.getTimestamp("ends").toInstant(),
                Status.of(row.getString("status")).orElseThrow(),
                texts(row, "audiences").stream().map(Audience::valueOf).collect(Collectors.toCollection(TreeSet::new)),
                texts(row, "consultations").stream()
                        .map(Consultation::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new)),
                row.getString("reason"),
                texts(row, "specialities"),
                row.getBoolean("walk_in"),
                row.getString("booking_url"),
                texts(row, "cpts"),
                row.getInt("version"),
                row.getTimestamp("updated_at").toInstant());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
