package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Ids;
import fr.socle.psc.LaunchContexts.LaunchContext;
import fr.socle.psc.UserSession.Ending;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where people are signed in. A session begins with two factors; every page, program and token hangs on it and falls
/// with it. Programs that asked to be told of the end get a notice in the same transaction.
@Service
@Transactional
public class UserSessions {

    private final JdbcClient jdbc;
    private final LiveSessions live;
    private final RealTime time;
    private final PscSettings settings;

    UserSessions(JdbcClient jdbc, LiveSessions live, RealTime time, PscSettings settings) {
        this.jdbc = jdbc;
        this.live = live;
        this.time = time;
        this.settings = settings;
    }

    /// @param means `phone`, `totp`…
    /// @param situation the practice situation, when already chosen
    /// @param program registration of the program that asked on the phone; null for a page
    /// @param browser its `User-Agent`
    public record Opening(
            String means,
            @Nullable String situation,
            @Nullable String program,
            @Nullable String browser) {}

    public SessionUser open(Account account, Opening how) {
        var now = time.now();
        var id = Ids.next();
        jdbc.sql("""
                insert into psc.user_session
                    (id, account_id, means, program, browser, situation_id, started_at, last_used_at, ends_at)
                values (:id, :account, :means, :program, :browser, :situation, :now, :now, :end)""")
                .param("id", id)
                .param("account", account.id())
                .param("means", how.means())
                .param("program", how.program())
                .param("browser", how.browser())
                .param("situation", how.situation())
                .param("now", now.atOffset(UTC))
                .param("end", now.plus(settings.sessionMax()).atOffset(UTC))
                .update();
        return SessionUser.of(id, account, how, now);
    }

    /// The same person proved both factors again: the same session, for a full time more.
    ///
    /// @return null when it is not open, or not theirs
    public @Nullable SessionUser renew(UUID session, Account account, Opening how) {
        var now = time.now();
        var renewed = jdbc.sql("""
                update psc.user_session set means = :means, situation_id = :situation, last_used_at = :now, ends_at = :end
                where id = :id and account_id = :account and ended_at is null""")
                .param("id", session)
                .param("account", account.id())
                .param("means", how.means())
                .param("situation", how.situation())
                .param("now", now.atOffset(UTC))
                .param("end", now.plus(settings.sessionMax()).atOffset(UTC))
                .update();
        return renewed == 1 ? SessionUser.of(session, account, how, now) : null;
    }

    /// Open, used lately, and not too old. True at most half a second longer than it is.
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isOpen(UUID session) {
        return live.isOpen(new LiveSessions.Question(session, null));
    }

    /// The same for a token: the client it was given to may have lost its consent meanwhile.
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean isOpen(UUID session, @Nullable String clientId) {
        return live.isOpen(new LiveSessions.Question(session, clientId));
    }

    /// A browser joins the session a launch was made in.
    public Optional<SessionUser> join(LaunchContext launch, Account account) {
        return jdbc.sql("select means, started_at from psc.user_session where id = :id and ended_at is null")
                .param("id", launch.session())
                .query((row, _) -> SessionUser.of(
                        launch.session(),
                        account,
                        new Opening(row.getString(1), launch.situation(), null, null),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    public void choose(UUID session, String situation) {
        jdbc.sql("update psc.user_session set situation_id = :situation where id = :id")
                .param("id", session)
                .param("situation", situation)
                .update();
    }

    /// A program received tokens.
    ///
    /// @param program its registration
    public void join(UUID session, String program, @Nullable String situation) {
        jdbc.sql("""
                insert into psc.session_program (session_id, program, situation_id, since, last_at)
                values (:session, :program, :situation, :now, :now)
                on conflict (session_id, program) do update
                set situation_id = excluded.situation_id, last_at = excluded.last_at, revoked_at = null""")
                .param("session", session)
                .param("program", program)
                .param("situation", situation)
                .param("now", time.now().atOffset(UTC))
                .update();
    }

    /// The open ones of an account, newest first.
    @Transactional(readOnly = true)
    public List<UserSession> of(UUID account) {
        return jdbc.sql("""
                select s.*, array(select program from psc.session_program p where p.session_id = s.id order by since)
                from psc.user_session s
                where account_id = :account and ended_at is null and ends_at > :now and last_used_at > :idle
                order by started_at desc""")
                .param("account", account)
                .param("now", time.now().atOffset(UTC))
                .param("idle", time.now().minus(settings.sessionIdle()).atOffset(UTC))
                .query(UserSessions::read)
                .list();
    }

    public void end(UUID session, Ending why) {
        end("id = :id", Map.of("id", session), why);
    }

    public void endAll(UUID account, Ending why) {
        end("account_id = :account", Map.of("account", account), why);
    }

    public void endTheirs(UUID account, UUID session) {
        end("id = :id and account_id = :account", Map.of("id", session, "account", account), Ending.PERSON);
    }

    public void endWhatIsOver() {
        var idle = time.now().minus(settings.sessionIdle()).atOffset(UTC);
        end("(ends_at < :now or last_used_at < :idle)", Map.of("idle", idle), Ending.TIME);
    }

    private void end(String which, Map<String, ?> parameters, Ending why) {
        jdbc.sql("""
                with ended as (
                    update psc.user_session set ended_at = :now, ended_by = :why
                    where ended_at is null and %s
                    returning id, account_id)
                insert into psc.logout_notice (id, program, session_id, subject, made_at, next_at)
                select gen_random_uuid(), program, ended.id, :realm || account_id, :now, :now
                from ended join psc.session_program on session_id = ended.id""".formatted(which))
                .params(parameters)
                .param("why", why.name())
                .param("realm", SessionUser.REALM)
                .param("now", time.now().atOffset(UTC))
                .update();
        live.forget();
    }

    private static UserSession read(ResultSet row, int number) throws SQLException {
        return new UserSession(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("means"),
                row.getString("program"),
                row.getString("browser"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                Arrays.asList((String[]) row.getArray("array").getArray()));
    }
}
