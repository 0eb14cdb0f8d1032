package fr.socle.psc.upstream;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.RealTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The accounts of people who come from elsewhere. The first sign-in opens one, without a password.
@Repository
@Transactional
public class UpstreamAccounts {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final RealTime time;

    UpstreamAccounts(JdbcClient jdbc, Accounts accounts, RealTime time) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.time = time;
    }

    Optional<Account> linked(UpstreamName provider, String subject) {
        return jdbc.sql("select account_id from psc.upstream_link where provider = :provider and subject = :subject")
                .param("provider", provider.name())
                .param("subject", subject)
                .query(UUID.class)
                .optional()
                .flatMap(accounts::byId);
    }

    Account link(UpstreamName provider, String subject, Account account) {
        jdbc.sql("""
                insert into psc.upstream_link (provider, subject, account_id, linked_at)
                values (:provider, :subject, :account, :now) on conflict do nothing""")
                .param("provider", provider.name())
                .param("subject", subject)
                .param("account", account.id())
                .param("now", time.now().atOffset(UTC))
                .update();
        return account;
    }

    /// The account of this person, the oldest when there are several; opened now when there is none.
    public Account ofCitizen(PatientId patient, String displayName) {
        return jdbc.sql("select id from psc.account where patient_id = :patient order by opened_at, id limit 1")
                .param("patient", patient.value())
                .query(UUID.class)
                .optional()
                .flatMap(accounts::byId)
                .orElseGet(() -> open(Kind.CITIZEN, displayName, null, patient));
    }

    Account ofProfessional(String nationalId, String displayName) {
        return accounts.byLogin(nationalId)
                .filter(it -> it.kind() == Kind.PROFESSIONAL)
                .orElseGet(() -> open(Kind.PROFESSIONAL, displayName, nationalId, null));
    }

    private Account open(Kind kind, String displayName, @Nullable String nationalId, @Nullable PatientId patient) {
        var id = Ids.next();
        jdbc.sql("""
                insert into psc.account (id, username, kind, display_name, national_id, patient_id, opened_at)
                values (:id, :username, :kind, :name, :nationalId, :patient, :now)""")
                .param("id", id)
                .param("username", nationalId == null ? id.toString() : nationalId)
                .param("kind", kind.name())
                .param("name", displayName)
                .param("nationalId", nationalId)
                .param("patient", patient == null ? null : patient.value())
                .param("now", time.now().atOffset(UTC))
                .update();
        return accounts.byId(id).orElseThrow();
    }
}
