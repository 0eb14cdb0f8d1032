package fr.socle.directory.fhir.search;

import fr.socle.directory.DirectoryRefusal;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgStatement;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.json.JsonFactory;

/// Runs a search and writes its rows.
final class Rows {

    private static final int FETCHED_AT_ONCE = 1_000;
    static final Duration LONGEST = Duration.ofSeconds(5);
    static final Duration A_MOMENT = Duration.ofMillis(400);
    private static final String CANCELED = "57014";

    private final JdbcTemplate jdbc;
    private final JsonFactory factory = new JsonFactory();

    Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Entry> read(ResourceType type, Sql sql, Manner manner, Ordered ordered) {
        var references = references(type);
        return run(sql, manner, rows -> {
            var entries = new ArrayList<Entry>();
            while (rows.next()) {
                entries.add(entry(type, rows, references, ordered));
            }
            return entries;
        });
    }

    long count(Sql sql) {
        return run(sql, new Manner(false, LONGEST), rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    private <T> T run(Sql sql, Manner manner, Reading<T> reading) {
        var result = jdbc.execute((ConnectionCallback<T>) connection -> {
            try (var statement = prepared(connection, sql, manner);
                    var rows = statement.executeQuery()) {
                return reading.of(rows);
            } catch (SQLException failed) {
                if (CANCELED.equals(failed.getSQLState())) {
                    throw new DirectoryRefusal.TooBroad().asException();
                }
                throw failed;
            }
        });
        if (result == null) {
            throw new IllegalStateException("A query answers with something");
        }
        return result;
    }

    private static PreparedStatement prepared(Connection connection, Sql sql, Manner manner) throws SQLException {
        var statement = connection.prepareStatement(sql.text());
        statement.setFetchSize(FETCHED_AT_ONCE);
        statement.unwrap(PgStatement.class).setQueryTimeoutMs(manner.longest().toMillis());
        if (!manner.stable()) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        var index = 1;
        for (var value : sql.values()) {
            statement.setObject(index++, value);
        }
        return statement;
    }

    private Entry entry(ResourceType type, ResultSet row, List<String> references, Ordered ordered)
            throws SQLException {
        var bytes = new ByteArrayOutputStream(1_024);
        try (var json = factory.createGenerator(bytes)) {
            type.write(row, json);
        }
        Map<String, String> refers = new HashMap<>();
        for (var name : references) {
            var id = row.getString(name);
            if (id != null) {
                refers.put(name, id);
            }
        }
        var place = new ArrayList<String>(ordered.keys());
        for (var i = 0; i < ordered.keys(); i++) {
            var value = row.getString("o" + i);
            place.add(value == null ? "" : value);
        }
        return new Entry(
                type.name(),
                row.getString("id"),
                row.getInt("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                bytes.toByteArray(),
                refers,
                ordered.stream(),
                place,
                ordered.near() == null ? null : ordered.near().metresTo(Double.parseDouble(place.getFirst())));
    }

    private static List<String> references(ResourceType type) {
        return type.parameters().entrySet().stream()
                .filter(it -> it.getValue() instanceof ReferenceParameter)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// @param stable whether one plan is good for all values; otherwise the database makes one for these
    /// @param longest the time the database may take
    record Manner(boolean stable, Duration longest) {}

    /// @param keys how many columns `o0`, `o1`… say where a row stands
    record Ordered(
            int stream,
            int keys,
            @org.jspecify.annotations.Nullable Near near) {

        static final Ordered NOT = new Ordered(0, 0, null);
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }
}
