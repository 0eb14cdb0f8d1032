package fr.socle.fhir.subscriptions;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// What is still to be told, and for some days what was.
@Repository
class Notifications {

    /// A program that died while it was telling leaves its call to the next one after this long.
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Notifications(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /// One thing to tell. Number 0 is the first call to an address (`handshake`).
    ///
    /// @param attempts how often it was tried before
    record Due(
            UUID subscription,
            long number,
            @Nullable String focus,
            @Nullable Instant happenedAt,
            int attempts) {

        boolean isIntroduction() {
            return number == 0;
        }
    }

    void introduce(UUID subscription) {
        jdbc.sql("""
                        insert into subscriptions.notification (subscription_id, number, event_key, next_attempt_at)
                        values (:subscription, 0, :subscription, :now)""")
                .param("subscription", subscription)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /// Numbers the thing in every subscription whose filters it passes; once, however often it is announced.
    void add(Happening happening) {
        jdbc.sql("""
                        with concerned as (
                            update subscriptions.subscription s set told = told + 1
                            where topic = :topic and state = 'ACTIVE' and (end_at is null or end_at > :now)
                              and filters <@ :properties::jsonb
                              and not exists (select from subscriptions.notification n
                                              where n.subscription_id = s.id and n.event_key = :key)
                            returning id, told)
                        insert into subscriptions.notification
                            (subscription_id, number, event_key, focus, happened_at, next_attempt_at)
                        select id, told, :key, :focus, :at, :now from concerned""")
                .param("topic", happening.topic().code())
                .param("properties", json.writeValueAsString(happening.properties()))
                .param("key", happening.key())
                .param("focus", happening.focus())
                .param("at", happening.at().atOffset(UTC))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /// Takes the oldest thing of each subscription that waits, so that each is told in order; another instance does
    /// not take it meanwhile.
    List<Due> take(int most) {
        var now = clock.instant();
        return jdbc.sql("""
                        with oldest as (
                            select distinct on (n.subscription_id) n.subscription_id, n.number
                            from subscriptions.notification n
                            join subscriptions.subscription s on s.id = n.subscription_id and s.state <> 'ERROR'
                            where n.delivered_at is null
                            order by n.subscription_id, n.number)
                        update subscriptions.notification n set next_attempt_at = :lease
                        from (select * from oldest limit :most) o
                        where n.subscription_id = o.subscription_id and n.number = o.number
                          and n.next_attempt_at <= :now
                        returning n.subscription_id, n.number, n.focus, n.happened_at, n.attempts""")
                .param("lease", now.plus(LEASE).atOffset(UTC))
                .param("most", most)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> {
                    var at = row.getObject("happened_at", OffsetDateTime.class);
                    return new Due(
                            row.getObject("subscription_id", UUID.class),
                            row.getLong("number"),
                            row.getString("focus"),
                            at == null ? null : at.toInstant(),
                            row.getInt("attempts"));
                })
                .list();
    }

    void delivered(Due due) {
        jdbc.sql("""
                        update subscriptions.notification set delivered_at = :now
                        where subscription_id = :subscription and number = :number""")
                .param("now", clock.instant().atOffset(UTC))
                .param("subscription", due.subscription())
                .param("number", due.number())
                .update();
    }

    void tryAgain(Due due, Duration later) {
        jdbc.sql("""
                        update subscriptions.notification set attempts = attempts + 1, next_attempt_at = :at
                        where subscription_id = :subscription and number = :number""")
                .param("at", clock.instant().plus(later).atOffset(UTC))
                .param("subscription", due.subscription())
                .param("number", due.number())
                .update();
    }

    int forgetBefore(Instant instant) {
        return jdbc.sql("delete from subscriptions.notification where delivered_at < :before")
                .param("before", instant.atOffset(UTC))
                .update();
    }
}
