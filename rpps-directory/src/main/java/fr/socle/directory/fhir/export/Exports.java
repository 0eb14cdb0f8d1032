package fr.socle.directory.fhir.export;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The exports of this database, whichever program works on them.
@Repository
class Exports {

    private final JdbcClient jdbc;

    Exports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Export it) {
        jdbc.sql("""
            insert into directory.bulk_export (
                id, client, request, types, filters, since, requested_at, state)
            values (:id, :client, :request, :types, :filters, :since, :at, 'open')""")
                .param("id", it.id())
                .param("client", it.client())
                .param("request", it.request())
                .param("types", it.types().toArray(String[]::new))
                .param("filters", it.filters().toArray(String[]::new))
                .param("since", it.since() == null ? null : it.since().atOffset(UTC))
                .param("at", it.at().atOffset(UTC))
                .update();
    }

    Optional<Export> find(UUID id, String client) {
        return jdbc.sql("select * from directory.bulk_export where id = :id and client = :client")
                .param("id", id)
                .param("client", client)
                .query((row, _) -> export(row))
                .optional();
    }

    long underWay(String client) {
        return jdbc.sql("select count(*) from directory.bulk_export where client = :client and state = 'open'")
                .param("client", client)
                .query(Long.class)
                .single();
    }

    /// @return false when it was not there, or is not the caller's
    boolean remove(UUID id, String client) {
        return jdbc.sql("delete from directory.bulk_export where id = :id and client = :client")
                        .param("id", id)
                        .param("client", client)
                        .update()
                == 1;
    }

    List<UUID> finishedBefore(Instant moment) {
        return jdbc.sql("delete from directory.bulk_export where finished_at < :moment returning id")
                .param("moment", moment.atOffset(UTC))
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /// Takes the oldest export that nobody works on.
    Optional<Export> take(UUID worker, Duration lease) {
        return jdbc.sql("""
            update directory.bulk_export set worker = :worker,
                   leased_until = clock_timestamp() + make_interval(secs => :seconds)
             where id = (select id from directory.bulk_export
                          where state = 'open'
                            and (leased_until is null or leased_until < clock_timestamp())
                          order by requested_at limit 1 for update skip locked)
            returning *""")
                .param("worker", worker)
                .param("seconds", lease.toSeconds())
                .query((row, _) -> export(row))
                .optional();
    }

    /// Notes how far the export has come, and keeps it for a while longer.
    ///
    /// @return false when it was cancelled, or another program works on it
    @Transactional
    public boolean save(Export it, Export.@Nullable File file, UUID worker, Duration lease) {
        var mine = jdbc.sql("""
            update directory.bulk_export set part = :part, after = :after, written = :written, state = :state,
                   finished_at = :finished,
                   leased_until = clock_timestamp() + make_interval(secs => :seconds)
             where id = :id and worker = :worker""")
                        .param("part", it.part())
                        .param("after", it.after())
                        .param("written", it.written())
                        .param("state", it.state().name().toLowerCase(Locale.ROOT))
                        .param(
                                "finished",
                                it.finishedAt() == null ? null : it.finishedAt().atOffset(UTC))
                        .param("seconds", lease.toSeconds())
                        .param("id", it.id())
                        .param("worker", worker)
                        .update()
                == 1;
        if (mine && file != null) {
            save(it.id(), file);
        }
        return mine;
    }

    private void save(UUID export, Export.File it) {
        jdbc.sql("""
            insert into directory.bulk_export_file (export, name, type, deleted, number, lines, bytes)
            values (:export, :name, :type, :deleted, :number, :lines, :bytes)
            on conflict (export, name) do update set lines = excluded.lines, bytes = excluded.bytes""")
                .param("export", export)
                .param("name", it.name())
                .param("type", it.type())
                .param("deleted", it.deleted())
                .param("number", it.number())
                .param("lines", it.lines())
                .param("bytes", it.bytes())
                .update();
    }

    List<Export.File> files(UUID export) {
        return jdbc.sql("""
            select * from directory.bulk_export_file where export = :export
             order by deleted, type, number""")
                .param("export", export)
                .query((row, _) -> new Export.File(
                        row.getString("name"),
                        row.getString("type"),
                        row.getBoolean("deleted"),
                        row.getInt("number"),
                        row.getLong("lines"),
                        row.getLong("bytes")))
                .list();
    }

    private static Export export(ResultSet row) throws SQLException {
        return new Export(
                row.getObject("id", UUID.class),
                row.getString("client"),
                row.getString("request"),
                List.of((String[]) row.getArray("types").getArray()),
                List.of((String[]) row.getArray("filters").getArray()),
                moment(row, "since"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Export.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                moment(row, "finished_at"),
                row.getInt("part"),
                row.getString("after"),
                row.getLong("written"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
