package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Is a session still open? Asked at every page and every call, so an answer is remembered for half a second: what
/// ended anywhere is over everywhere within that time. Asking is using.
@Component
class LiveSessions {

    private static final Duration REMEMBERED = Duration.ofMillis(500);
    /// How precisely the last use is known; saves a write at every request.
    private static final Duration GRAIN = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final RealTime time;
    private final Duration idle;
    private final Cache<Question, Instant> lately;

    LiveSessions(JdbcClient jdbc, RealTime time, PscSettings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.idle = settings.sessionIdle();
        this.lately = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, time.now()))
                .build();
    }

    /// @param client whose token it is, by its `client_id`: it may have lost its consent; null for a page
    record Question(UUID session, @Nullable String client) {}

    boolean isOpen(Question question) {
        var end = lately.getIfPresent(question);
        if (end == null) {
            end = ask(question);
            if (end == null) {
                return false;
            }
            lately.put(question, end);
        }
        return time.now().isBefore(end);
    }

    void forget() {
        lately.invalidateAll();
    }

    /// @return when it ends if nothing more happens; null when it has ended
    private @Nullable Instant ask(Question question) {
        return jdbc.sql("""
                select last_used_at, ends_at from psc.user_session
                where id = :id and ended_at is null and (cast(:client as text) is null or not exists (
                    select from psc.session_program join psc.oauth2_registered_client c on c.id = program
                    where session_id = :id and c.client_id = :client and revoked_at is not null))""")
                .param("id", question.session())
                .param("client", question.client())
                .query((row, _) -> used(
                        question.session(),
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    private Instant used(UUID session, Instant lastUse, Instant limit) {
        var now = time.now();
        var end = earlier(limit, lastUse.plus(idle));
        if (!now.isBefore(end)) {
            return end;
        }
        if (lastUse.plus(GRAIN).isBefore(now)) {
            jdbc.sql("update psc.user_session set last_used_at = :now where id = :id and last_used_at < :now")
                    .param("now", now.atOffset(UTC))
                    .param("id", session)
                    .update();
        }
        return earlier(limit, now.plus(idle));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
