package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Is a session still open? Asked at every page and every call, so an answer is remembered for half a second: what
/// ended anywhere is over everywhere within that time. Asking is using.
@Component
class LiveSessions {

    private static final Duration REMEMBERED = Duration.ofMillis(500);
    private static final int REMEMBERED_SESSIONS = 20_000;
    /// How precisely the last use is known; saves a write at every request.
    private static final Duration GRAIN = Duration.ofSeconds(20);

    private final JdbcClient jdbc;
    private final RealTime time;
    private final Duration idle;
    private final Map<Question, Answer> remembered = new ConcurrentHashMap<>();

    LiveSessions(JdbcClient jdbc, RealTime time, PscSettings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.idle = settings.sessionIdle();
    }

    /// @param client whose token it is, by its `client_id`: it may have lost its consent; null for a page
    record Question(UUID session, @Nullable String client) {}

    private record Answer(Instant end, Instant askedAt) {

        boolean isFresh(Instant now) {
            return !now.isBefore(askedAt) && now.isBefore(askedAt.plus(REMEMBERED));
        }
    }

    boolean isOpen(Question question) {
        var known = remembered.get(question);
        if (known == null || !known.isFresh(time.now())) {
            known = ask(question);
        }
        return known != null && time.now().isBefore(known.end());
    }

    void forget() {
        remembered.clear();
    }

    private @Nullable Answer ask(Question question) {
        var askedAt = time.now();
        var end = jdbc.sql("""
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
                .optional();
        if (end.isEmpty()) {
            remembered.remove(question);
            return null;
        }
        if (remembered.size() > REMEMBERED_SESSIONS) {
            remembered.clear();
        }
        var answer = new Answer(end.get(), askedAt);
        remembered.put(question, answer);
        return answer;
    }

    /// @return when it ends if nothing more happens
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
