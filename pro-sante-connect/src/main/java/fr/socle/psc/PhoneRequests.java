package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Ids;
import fr.socle.psc.PhoneRequest.Answer;
import fr.socle.psc.PhoneRequest.Status;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What waits on people's phones. A request is answered once, and an approval is used once.
@Service
@Transactional
public class PhoneRequests {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int AUTH_REQ_ID_BYTES = 32;
    /// CIBA §11: after `slow_down` the interval grows by at least five seconds.
    private static final int PENALTY_SECONDS = 5;

    private final JdbcClient jdbc;
    private final RealTime time;
    private final PscSettings.Phone settings;

    PhoneRequests(JdbcClient jdbc, RealTime time, PscSettings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.settings = settings.phone();
    }

    /// The two digits a page shows.
    public static String digits() {
        return "%02d".formatted(RANDOM.nextInt(100));
    }

    public PhoneRequest ask(Account account, PhoneRequest.Question question) {
        requireFewUnanswered(account);
        var now = time.now();
        var secret = new byte[AUTH_REQ_ID_BYTES];
        RANDOM.nextBytes(secret);
        var id = Ids.next();
        jdbc.sql("""
                insert into psc.phone_request
                    (id, auth_req_id, account_id, client_id, client_name, binding_message, scopes, situation_id,
                     status, requested_at, expires_at, poll_seconds)
                values (:id, :authReqId, :account, :client, :clientName, :message, :scopes, :situation,
                        'PENDING', :now, :end, :poll)""")
                .param("id", id)
                .param("authReqId", Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                .param("account", account.id())
                .param("client", question.client())
                .param("clientName", question.clientName())
                .param("message", question.bindingMessage())
                .param("scopes", String.join(" ", question.scopes()))
                .param("situation", question.situation())
                .param("now", now.atOffset(UTC))
                .param("end", now.plus(settings.patience()).atOffset(UTC))
                .param("poll", settings.pollInterval().toSeconds())
                .update();
        return find(id).orElseThrow();
    }

    /// Nobody is asked again and again until they approve by weariness: what was refused, or left unanswered, since the
    /// last approval is counted.
    private void requireFewUnanswered(Account account) {
        var unanswered = jdbc.sql("""
                select count(*) from psc.phone_request
                where account_id = :account and requested_at > :start and status in ('PENDING', 'REFUSED')
                  and requested_at > coalesce((select max(requested_at) from psc.phone_request
                      where account_id = :account and requested_at > :start and status in ('APPROVED', 'USED')), :start)""")
                .param("account", account.id())
                .param("start", time.now().minus(settings.window()).atOffset(UTC))
                .query(Integer.class)
                .single();
        if (unanswered >= settings.unanswered()) {
            throw new PscRefusal.TooManyAttempts().asException();
        }
    }

    public Optional<PhoneRequest> find(UUID id) {
        return jdbc.sql("select * from psc.phone_request where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    public Optional<PhoneRequest> find(String authReqId) {
        return jdbc.sql("select * from psc.phone_request where auth_req_id = :id")
                .param("id", authReqId)
                .query(this::read)
                .optional();
    }

    public List<PhoneRequest> waiting() {
        return jdbc.sql("""
                select * from psc.phone_request where status = 'PENDING' and expires_at > :now
                order by requested_at desc limit 50""")
                .param("now", time.now().atOffset(UTC))
                .query(this::read)
                .list();
    }

    /// @param phone the one that approves: not revoked now, nor before the approval is used
    /// @param situation the practice situation chosen on the phone, when the request named none
    public void approve(UUID id, UUID phone, @Nullable String situation) {
        var alive = jdbc.sql("select id from psc.phone where id = :phone and revoked_at is null for share")
                .param("phone", phone)
                .query(UUID.class)
                .optional();
        if (alive.isEmpty()) {
            throw new PscRefusal.RevokedPhone().asException();
        }
        settle(id, Status.APPROVED, phone, situation);
    }

    public void refuse(UUID id) {
        settle(id, Status.REFUSED, null, null);
    }

    /// A phone was revoked: what it approved and nobody used yet is refused.
    public void forgetApprovalsOf(UUID phone) {
        jdbc.sql("update psc.phone_request set status = 'REFUSED' where phone_id = :phone and status = 'APPROVED'")
                .param("phone", phone)
                .update();
    }

    private void settle(UUID id, Status status, @Nullable UUID phone, @Nullable String situation) {
        var settled = jdbc.sql("""
                update psc.phone_request set status = :status, phone_id = :phone,
                                             situation_id = coalesce(situation_id, :situation)
                where id = :id and status = 'PENDING' and expires_at > :now""")
                .param("id", id)
                .param("status", status.name())
                .param("phone", phone)
                .param("situation", situation)
                .param("now", time.now().atOffset(UTC))
                .update();
        if (settled == 0) {
            var found = find(id).orElseThrow(() -> new PscRefusal.UnknownPhoneRequest().asException());
            throw new PscRefusal.PhoneRequestSettled(found.status()).asException();
        }
    }

    /// A page asks for its own answer; an approval is used up by the asking.
    Status use(UUID id, UUID account) {
        var used = jdbc.sql("""
                update psc.phone_request set status = 'USED'
                where id = :id and account_id = :account and client_id is null
                  and status = 'APPROVED' and expires_at > :now""")
                .param("id", id)
                .param("account", account)
                .param("now", time.now().atOffset(UTC))
                .update();
        return used == 1 ? Status.APPROVED : find(id).map(PhoneRequest::status).orElse(Status.EXPIRED);
    }

    /// A program asks for the answer (CIBA §10.1). Its requests are those of no other program.
    public Answer poll(String authReqId, String client) {
        var found = jdbc.sql("""
                select * from psc.phone_request where auth_req_id = :id and client_id = :client for update""")
                .param("id", authReqId)
                .param("client", client)
                .query((row, number) -> new Polled(read(row, number), at(row, "polled_at")))
                .optional();
        if (found.isEmpty()) {
            return Answer.NotYet.UNKNOWN;
        }
        var request = found.get().request();
        return switch (request.status()) {
            case USED -> Answer.NotYet.UNKNOWN;
            case EXPIRED -> Answer.NotYet.EXPIRED;
            case REFUSED -> Answer.NotYet.REFUSED;
            case PENDING -> wait(request, found.get().before());
            case APPROVED -> {
                jdbc.sql("update psc.phone_request set status = 'USED' where id = :id")
                        .param("id", request.id())
                        .update();
                yield new Answer.Approved(request);
            }
        };
    }

    private Answer wait(PhoneRequest request, @Nullable Instant before) {
        var now = time.now();
        var tooFast = before != null && now.isBefore(before.plusSeconds(request.pollSeconds()));
        jdbc.sql("""
                update psc.phone_request set polled_at = :now, poll_seconds = poll_seconds + :penalty where id = :id""")
                .param("id", request.id())
                .param("now", now.atOffset(UTC))
                .param("penalty", tooFast ? PENALTY_SECONDS : 0)
                .update();
        return tooFast ? Answer.NotYet.TOO_FAST : Answer.NotYet.PENDING;
    }

    private record Polled(PhoneRequest request, @Nullable Instant before) {}

    private PhoneRequest read(ResultSet row, int number) throws SQLException {
        var end = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        var status = Status.valueOf(row.getString("status"));
        var over =
                status != Status.USED && status != Status.REFUSED && !time.now().isBefore(end);
        var scopes = row.getString("scopes");
        return new PhoneRequest(
                row.getObject("id", UUID.class),
                row.getString("auth_req_id"),
                row.getObject("account_id", UUID.class),
                row.getString("client_id"),
                row.getString("client_name"),
                row.getString("binding_message"),
                scopes.isEmpty() ? Set.of() : Set.of(scopes.split(" ")),
                row.getString("situation_id"),
                over ? Status.EXPIRED : status,
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                end,
                row.getInt("poll_seconds"));
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
