package fr.socle.directory.fhir;

import fr.socle.directory.DirectoryRefusal;
import fr.socle.directory.fhir.search.Entry;
import fr.socle.directory.fhir.search.Parameter;
import fr.socle.directory.fhir.search.ResourceType;
import fr.socle.directory.fhir.search.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/// What a resource was, and what was deleted (<https://hl7.org/fhir/R4/http.html#history>), as far back as this
/// directory goes. Of people who left, what they were is not kept.
@Component
class HistoryReading {

    private static final Map<String, String> TABLES =
            Map.of("Practitioner", "practitioner", "PractitionerRole", "practice_situation");

    private final DirectoryDoor door;
    private final JdbcClient jdbc;

    HistoryReading(DirectoryDoor door, JdbcClient jdbc) {
        this.door = door;
        this.jdbc = jdbc;
    }

    /// Every version of one resource, the newest first.
    List<Version> of(String type, String id) {
        var all = new ArrayList<Version>();
        door.searches().read(type, id).ifPresent(it -> all.add(Version.of(it)));
        all.addAll(deletions(type, "id = :value", id, null, 1_000));
        var table = TABLES.get(type);
        if (table != null) {
            var past = new Past(door.searches().of(type), table, id);
            door.searches().byCondition(past, Sql.TRUE, 1_000).forEach(it -> all.add(Version.of(it)));
        }
        all.sort(Comparator.comparingInt(Version::version).reversed());
        return all;
    }

    /// What changed since a moment, deletions among it, the newest first.
    ///
    /// @param before the last one of the page before, null for the first page
    List<Version> since(String type, Instant since, @Nullable Mark before, int limit) {
        var resource = door.searches().of(type);
        var beyond = before == null
                ? Sql.of("{a}.updated_at >= ?", utc(since))
                : Sql.of(
                        "{a}.updated_at >= ? and ({a}.updated_at, " + resource.key() + ") < (?, ?::"
                                + resource.keyType() + ")",
                        utc(since),
                        utc(before.at()),
                        before.id());
        var all = new ArrayList<Version>();
        door.searches()
                .byCondition(
                        resource,
                        Sql.join(beyond, Sql.of(" order by {a}.updated_at desc, " + resource.key() + " desc")),
                        limit)
                .forEach(it -> all.add(Version.of(it)));
        all.addAll(deletions(
                type,
                before == null ? "updated_at >= :value" : "updated_at >= :value and (updated_at, id) < (:at, :before)",
                utc(since),
                before,
                limit));
        all.sort(Comparator.comparing(Version::at).thenComparing(Version::id).reversed());
        return all.size() > limit ? all.subList(0, limit) : all;
    }

    private List<Version> deletions(String type, String condition, Object value, @Nullable Mark before, int limit) {
        return jdbc.sql("select id, version, updated_at from directory.past_version where type = :type and deleted and "
                        + condition + " order by updated_at desc, id desc limit :limit")
                .param("type", type)
                .param("value", value)
                .param("at", before == null ? null : utc(before.at()))
                .param("before", before == null ? null : before.id())
                .param("limit", limit)
                .query((row, _) -> new Version(
                        row.getString("id"),
                        row.getInt("version"),
                        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                        null))
                .list();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    /// Where a page of a history ends.
    record Mark(Instant at, String id) {

        static @Nullable Mark read(@Nullable String text) {
            if (text == null) {
                return null;
            }
            var parts = text.split("_", 2);
            try {
                if (parts.length == 2) {
                    return new Mark(Instant.parse(parts[0]), parts[1]);
                }
            } catch (DateTimeException foreign) {
                // falls through: a mark we did not give
            }
            throw new DirectoryRefusal.NoSuchPage().asException();
        }

        String text() {
            return at + "_" + id;
        }
    }

    /// @param json null for a deletion
    record Version(String id, int version, Instant at, byte @Nullable [] json) {

        static Version of(Entry entry) {
            return new Version(entry.id(), entry.version(), entry.updatedAt(), entry.json());
        }
    }

    /// A type whose rows are those it had.
    private record Past(ResourceType now, String tableName, String only) implements ResourceType {

        @Override
        public String name() {
            return now.name();
        }

        @Override
        public String table() {
            return """
                    (select was.* from directory.past_version past,
                            lateral jsonb_populate_record(null::directory.%s, past.content) was
                      where past.type = '%s' and past.id = '%s' and not past.deleted and past.content is not null)""".formatted(tableName, now.name(), only.replaceAll("[^A-Za-z0-9.-]", ""));
        }

        @Override
        public String key() {
            return now.key();
        }

        @Override
        public String columns() {
            return now.columns();
        }

        @Override
        public List<Order> order() {
            return now.order();
        }

        @Override
        public Map<String, Parameter> parameters() {
            return now.parameters();
        }

        @Override
        public void write(ResultSet row, JsonGenerator json) throws SQLException {
            now.write(row, json);
        }
    }
}
