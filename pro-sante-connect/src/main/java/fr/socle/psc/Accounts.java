package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/// Those who may sign in.
@Service
public class Accounts {

    private final JdbcClient jdbc;
    private final PasswordEncoder passwords;
    private final RealTime time;
    private final ApplicationEventPublisher events;
    private final String nobodysPassword;

    Accounts(JdbcClient jdbc, PasswordEncoder passwords, RealTime time, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.time = time;
        this.events = events;
        this.nobodysPassword = passwords.encode(UUID.randomUUID().toString());
    }

    /// Opens an account; does nothing when the user name is taken.
    ///
    /// @return whether it is new
    public boolean open(NewAccount account) {
        var isNew = byUsername(account.username()).isEmpty() && insert(account);
        byUsername(account.username()).ifPresent(it -> events.publishEvent(new AccountOpened(it.id())));
        return isNew;
    }

    private boolean insert(NewAccount account) {
        return jdbc.sql("""
                insert into psc.account
                    (id, username, kind, display_name, password, national_id, patient_id, totp_secret, opened_at)
                values (:id, :username, :kind, :name, :password, :nationalId, :patient, :totp, :at)
                on conflict do nothing""")
                        .param("id", Ids.next())
                        .param("username", account.username())
                        .param("kind", account.kind().name())
                        .param("name", account.displayName())
                        .param("password", passwords.encode(account.password()))
                        .param("nationalId", account.nationalId())
                        .param(
                                "patient",
                                account.patient() == null
                                        ? null
                                        : account.patient().value())
                        .param("totp", account.totpSecret())
                        .param("at", time.now().atOffset(UTC))
                        .update()
                == 1;
    }

    public Optional<Account> byId(UUID id) {
        return jdbc.sql("select * from psc.account where id = :id")
                .param("id", id)
                .query(Accounts::read)
                .optional();
    }

    /// The account a person names when signing in: by user name, national identifier or RPPS number.
    public Optional<Account> byLogin(String login) {
        var typed = login.strip();
        return byUsername(typed)
                .or(() -> byNationalId(typed))
                .or(() -> typed.matches("\\d{11}") ? byNationalId("8" + typed) : Optional.empty());
    }

    private Optional<Account> byUsername(String username) {
        return jdbc.sql("""
                select * from psc.account where id = (
                    select coalesce(merged_into, id) from psc.account where lower(username) = lower(:username))""").param("username", username).query(Accounts::read).optional();
    }

    private Optional<Account> byNationalId(String nationalId) {
        return jdbc.sql("""
                select * from psc.account where id = (
                    select coalesce(merged_into, id) from psc.account where national_id = :nationalId
                    union select account_id from psc.account_other_id where national_id = :nationalId limit 1)""")
                .param("nationalId", nationalId)
                .query(Accounts::read)
                .optional();
    }

    /// Takes as long for nobody as for somebody.
    boolean passwordHolds(@Nullable Account account, String password) {
        var kept = account == null
                ? nobodysPassword
                : jdbc.sql("select password from psc.account where id = :id")
                        .param("id", account.id())
                        .query((row, _) -> Optional.ofNullable(row.getString(1)))
                        .single()
                        .orElse(nobodysPassword);
        return passwords.matches(password, kept) && account != null;
    }

    /// True once for each code (RFC 6238 §5.2).
    boolean codeHolds(Account account, String code) {
        var secret = jdbc.sql("select totp_secret from psc.account where id = :id and totp_secret is not null")
                .param("id", account.id())
                .query(String.class)
                .optional();
        if (secret.isEmpty()) {
            return false;
        }
        var step = Totp.stepOf(code, secret.get(), time.now());
        return step.isPresent()
                && jdbc.sql("""
                        update psc.account set totp_last_step = :step
                        where id = :id and (totp_last_step is null or totp_last_step < :step)""")
                                .param("id", account.id())
                                .param("step", step.getAsLong())
                                .update()
                        == 1;
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        var patient = row.getObject("patient_id", UUID.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("username"),
                Kind.valueOf(row.getString("kind")),
                row.getString("display_name"),
                row.getString("national_id"),
                patient == null ? null : new PatientId(patient),
                row.getString("totp_secret") != null);
    }

    public enum Kind {
        PROFESSIONAL,
        CITIZEN,
        ADMINISTRATOR
    }

    /// @param nationalId of a professional
    /// @param patient the person a citizen's account belongs to
    /// @param totpSecret Base32, for an authenticator application (RFC 6238)
    public record NewAccount(
            String username,
            String password,
            Kind kind,
            String displayName,
            @Nullable String nationalId,
            @Nullable PatientId patient,
            @Nullable String totpSecret) {

        @Override
        public String toString() {
            return "NewAccount[" + username + ", " + kind + "]";
        }
    }
}
