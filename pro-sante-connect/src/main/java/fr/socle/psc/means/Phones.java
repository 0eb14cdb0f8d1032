package fr.socle.psc.means;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.jwk.ECKey;
import fr.socle.kernel.Ids;
import fr.socle.kernel.Refused;
import fr.socle.psc.FailedSignIns;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The phones of people. One person may have several; a revoked one approves nothing from that moment on.
@Service
@Transactional
public class Phones {

    /// How long an invitation to enrol may be used.
    public static final Duration INVITATION = Duration.ofMinutes(10);

    private static final int LONGEST_NAME = 60;
    private static final int CODE_GROUPS = 3;
    /// Nobody is named when a phone is enrolled: failures are counted for its address alone.
    private static final String ENROLMENTS = "enrolment from ";

    private final JdbcClient jdbc;
    private final PhoneRequests requests;
    private final FailedSignIns failures;
    private final RealTime time;

    Phones(JdbcClient jdbc, PhoneRequests requests, FailedSignIns failures, RealTime time) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.failures = failures;
        this.time = time;
    }

    /// Those that may approve, oldest first.
    public List<Phone> of(UUID account) {
        return jdbc.sql("select * from psc.phone where account_id = :account and revoked_at is null order by id")
                .param("account", account)
                .query(Phones::read)
                .list();
    }

    public boolean any(UUID account) {
        return !of(account).isEmpty();
    }

    /// Starts the enrolment of a phone, for somebody who has proved two factors or recovered the account.
    ///
    /// @return the code to type on the phone, sixty random bits
    public String invite(UUID account) {
        var code = LongCodes.next(CODE_GROUPS);
        jdbc.sql("delete from psc.phone_enrolment where account_id = :account or expires_at < :now")
                .param("account", account)
                .param("now", time.now().atOffset(UTC))
                .update();
        jdbc.sql("insert into psc.phone_enrolment (digest, account_id, expires_at) values (:digest, :account, :end)")
                .param("digest", LongCodes.digest(code))
                .param("account", account)
                .param("end", time.now().plus(INVITATION).atOffset(UTC))
                .update();
        return code;
    }

    /// Ends it, on the phone.
    ///
    /// @param key the public half of the pair the phone made
    @Transactional(noRollbackFor = Refused.class) // the failure is counted
    public Phone enrol(String code, String name, ECKey key, String address) {
        failures.requireFew(ENROLMENTS + address, address);
        var account = jdbc.sql("""
                delete from psc.phone_enrolment where digest = :digest and expires_at > :now returning account_id""")
                .param("digest", LongCodes.digest(code))
                .param("now", time.now().atOffset(UTC))
                .query(UUID.class)
                .optional();
        if (account.isEmpty()) {
            failures.add(ENROLMENTS + address, address);
            throw new PscRefusal.WrongCode().asException();
        }
        return keep(account.get(), name, key);
    }

    Phone keep(UUID account, String name, ECKey key) {
        var shown = name.isBlank() ? "Téléphone" : name.strip();
        return jdbc.sql("""
                insert into psc.phone (id, account_id, name, public_jwk, enrolled_at)
                values (:id, :account, :name, :key, :now) returning *""")
                .param("id", Ids.next())
                .param("account", account)
                .param("name", shown.substring(0, Math.min(shown.length(), LONGEST_NAME)))
                .param("key", key.toPublicJWK().toJSONString())
                .param("now", time.now().atOffset(UTC))
                .query(Phones::read)
                .single();
    }

    /// At once: what this phone approved and nobody used yet is void too.
    public void revoke(UUID account, UUID phone) {
        var revoked = jdbc.sql("""
                update psc.phone set revoked_at = :now
                where id = :id and account_id = :account and revoked_at is null""")
                .param("id", phone)
                .param("account", account)
                .param("now", time.now().atOffset(UTC))
                .update();
        if (revoked == 0) {
            throw new PscRefusal.UnknownMeans().asException();
        }
        requests.forgetApprovalsOf(phone);
    }

    /// The public key of a phone that may approve.
    Optional<ECKey> key(UUID phone) {
        return jdbc.sql("select public_jwk from psc.phone where id = :id and revoked_at is null")
                .param("id", phone)
                .query(String.class)
                .optional()
                .map(Phones::parse);
    }

    void used(UUID phone) {
        jdbc.sql("update psc.phone set last_used_at = :now where id = :id")
                .param("now", time.now().atOffset(UTC))
                .param("id", phone)
                .update();
    }

    static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Phone read(ResultSet row, int number) throws SQLException {
        var used = row.getObject("last_used_at", OffsetDateTime.class);
        return new Phone(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
