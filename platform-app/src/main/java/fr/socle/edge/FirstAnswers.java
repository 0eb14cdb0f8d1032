package fr.socle.edge;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// First answers to writes that carried an `Idempotency-Key`, for 24 hours.
@Repository
class FirstAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    /// A request still without an answer after this long died with its program: its key may be used again.
    private static final Duration GIVEN_UP = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    FirstAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @return true when this request is the first to use the key
    boolean begin(String caller, String key, byte[] hash) {
        var now = clock.instant();
        return jdbc.sql("""
                        insert into edge.idempotent_answer as first (caller, key, request_hash, begun_at)
                        values (:caller, :key, :hash, :now)
                        on conflict (caller, key) do update set request_hash = excluded.request_hash,
                            begun_at = excluded.begun_at, status = null, body = null
                        where first.begun_at < :expired or (first.status is null and first.begun_at < :givenUp)""")
                        .param("caller", caller)
                        .param("key", key)
                        .param("hash", hash)
                        .param("now", now.atOffset(UTC))
                        .param("expired", now.minus(KEPT).atOffset(UTC))
                        .param("givenUp", now.minus(GIVEN_UP).atOffset(UTC))
                        .update()
                == 1;
    }

    void keep(String caller, String key, Answer answer) {
        jdbc.sql("""
                        update edge.idempotent_answer
                        set status = :status, content_type = :type, location = :location, body = :body
                        where caller = :caller and key = :key""")
                .param("status", answer.status())
                .param("type", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body())
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    /// Frees the key: the request ended in a fault of ours, or was refused before it did anything.
    void forget(String caller, String key) {
        jdbc.sql("delete from edge.idempotent_answer where caller = :caller and key = :key")
                .param("caller", caller)
                .param("key", key)
                .update();
    }

    Optional<First> find(String caller, String key) {
        return jdbc.sql("select * from edge.idempotent_answer where caller = :caller and key = :key")
                .param("caller", caller)
                .param("key", key)
                .query((row, _) -> first(row))
                .optional();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetTheOld() {
        jdbc.sql("delete from edge.idempotent_answer where begun_at < :expired")
                .param("expired", clock.instant().minus(KEPT).atOffset(UTC))
                .update();
    }

    private static First first(ResultSet row) throws SQLException {
        var status = row.getObject("status", Integer.class);
        var answer = status == null
                ? null
                : new Answer(status, row.getString("content_type"), row.getString("location"), row.getBytes("body"));
        return new First(row.getBytes("request_hash"), answer);
    }

    /// @param answer null while the first request is being worked on
    record First(byte[] hash, @Nullable Answer answer) {

        boolean isFor(byte[] other) {
            return Arrays.equals(hash, other);
        }
    }

    record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) {}
}
