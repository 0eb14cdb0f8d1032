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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Runs a search and writes its rows.
final class Rows {

    private static final int FETCHED_AT_ONCE = 1_000;
    /// Bytes of a resource.
    private static final int USUAL_SIZE = 2_048;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(400);

    /// In the unit of the planner, a page read in order: what takes it seconds.
    private static final double MOST = 200_000;

    private static final double MOST_WITHOUT_INDEX = 20_000;

    private static final Logger log = LoggerFactory.getLogger(Rows.class);
    private static final String CANCELED = "57014";

    private final JdbcTemplate jdbc;
    /// One writer serves all rows: nothing parts what it writes of one from what it writes of the next.
    private final JsonFactory factory =
            JsonFactory.builder().rootValueSeparator((String) null).build();
    private final JsonMapper plans = new JsonMapper();

    Rows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Entry> read(ResourceType type, Sql sql, Manner manner, Ordered ordered) {
        var references = references(type);
        return run(sql, manner, rows -> {
            var entries = new ArrayList<Entry>();
            var bytes = new ByteArrayOutputStream(USUAL_SIZE);
            try (var json = factory.createGenerator(bytes)) {
                while (rows.next()) {
                    bytes.reset();
                    type.write(rows, json);
                    json.flush();
                    entries.add(entry(type, rows, bytes.toByteArray(), references, ordered));
                }
            }
            return entries;
        });
    }

    long count(Sql sql, Manner manner) {
        return run(sql, manner, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    /// Before anything is read: what the planner expects to read far too much for one question.
    private void refuseIfTooBroad(Sql sql) {
        var plan = run(sql.explained(), Manner.SEARCHED, rows -> {
            rows.next();
            return rows.getString(1);
        });
        var cost = plans.readTree(plan).at("/0/Plan/Total Cost").asDouble();
        log.debug("A search is expected to cost {}", cost);
        if (cost > (sql.unaided() ? MOST_WITHOUT_INDEX : MOST)) {
            throw new DirectoryRefusal.TooBroad().asException();
        }
    }

    private <T> T run(Sql sql, Manner manner, Reading<T> reading) {
        if (manner.judged()) {
            refuseIfTooBroad(sql);
        }
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

    private static Entry entry(ResourceType type, ResultSet row, byte[] json, List<String> references, Ordered ordered)
            throws SQLException {
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
                json,
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
    /// @param judged whether the plan is looked at before it runs
    record Manner(boolean stable, Duration longest, boolean judged) {

        static final Manner KEYED = new Manner(true, LONGEST, false);
        static final Manner SEARCHED = new Manner(false, LONGEST, false);
        static final Manner TRIED = new Manner(false, A_MOMENT, false);
        static final Manner COLLECTED = new Manner(false, LONGEST, true);
    }

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
