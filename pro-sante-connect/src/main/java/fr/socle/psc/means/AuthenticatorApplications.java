package fr.socle.psc.means;

import static java.time.ZoneOffset.UTC;

import fr.socle.psc.Account;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import fr.socle.psc.Totp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Applications that make one-time codes (RFC 6238): a secret is shown, and counts once a first code confirms it.
@Service
@Transactional
public class AuthenticatorApplications {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final RealTime time;

    AuthenticatorApplications(JdbcClient jdbc, RealTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /// What an application must know.
    ///
    /// @param uri `otpauth://…`, for its camera
    public record Enrolment(String secret, String uri) {

        /// In groups of four, for the eyes.
        public String spelled() {
            return secret.replaceAll("(.{4})(?!$)", "$1 ");
        }

        @Override
        public String toString() {
            return "Enrolment[•••]";
        }
    }

    public Enrolment start(Account account) {
        var secret = Totp.newSecret();
        jdbc.sql("""
                insert into psc.totp_enrolment (account_id, secret, expires_at) values (:account, :secret, :end)
                on conflict (account_id) do update set secret = excluded.secret, expires_at = excluded.expires_at""")
                .param("account", account.id())
                .param("secret", secret)
                .param("end", time.now().plus(PATIENCE).atOffset(UTC))
                .update();
        return enrolment(account, secret);
    }

    /// The one that waits for its first code.
    public Optional<Enrolment> waiting(Account account) {
        return jdbc.sql("select secret from psc.totp_enrolment where account_id = :account and expires_at > :now")
                .param("account", account.id())
                .param("now", time.now().atOffset(UTC))
                .query(String.class)
                .optional()
                .map(secret -> enrolment(account, secret));
    }

    /// The application before, if any, is forgotten.
    public void confirm(Account account, String code) {
        var secret =
                waiting(account).map(Enrolment::secret).orElseThrow(() -> new PscRefusal.UnknownMeans().asException());
        var step = Totp.stepOf(code, secret, time.now());
        if (step.isEmpty()) {
            throw new PscRefusal.WrongCode().asException();
        }
        jdbc.sql("update psc.account set totp_secret = :secret, totp_last_step = :step where id = :account")
                .param("secret", secret)
                .param("step", step.getAsLong())
                .param("account", account.id())
                .update();
        forget(account.id());
    }

    public void remove(UUID account) {
        jdbc.sql("update psc.account set totp_secret = null, totp_last_step = null where id = :account")
                .param("account", account)
                .update();
        forget(account);
    }

    private void forget(UUID account) {
        jdbc.sql("delete from psc.totp_enrolment where account_id = :account")
                .param("account", account)
                .update();
    }

    private static Enrolment enrolment(Account account, String secret) {
        var label = URLEncoder.encode(account.username(), StandardCharsets.UTF_8);
        var uri = "otpauth://totp/Socle%20Sant%C3%A9:" + label + "?secret=" + secret + "&issuer=Socle%20Sant%C3%A9";
        return new Enrolment(secret, uri);
    }
}
