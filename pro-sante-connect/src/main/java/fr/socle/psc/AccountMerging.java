package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import fr.socle.psc.UserSession.Ending;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A professional goes by one identifier from now on: a new one replaces the old, or two entries of the directory
/// turned out to be one person. The account of the identifier that stays keeps its internal id, and so its `sub`; the
/// other identifiers lead to it. Sessions opened under an identifier that goes are ended.
@Service
@Transactional
public class AccountMerging {

    /// What the person signed in with goes with them.
    private static final List<String> MEANS = List.of("phone", "passkey", "upstream_link");

    private final JdbcClient jdbc;
    private final UserSessions sessions;
    private final RealTime time;

    AccountMerging(JdbcClient jdbc, UserSessions sessions, RealTime time) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.time = time;
    }

    /// Done twice, it changes nothing.
    ///
    /// @param stays the national identifier in use from now on
    /// @param goes the one that is no longer
    /// @throws fr.socle.kernel.Refused when nobody goes by either, or both are the same
    public void merge(String stays, String goes) {
        var kept = account(stays);
        var other = account(goes);
        if (stays.equals(goes) || kept.isEmpty() && other.isEmpty()) {
            throw new PscRefusal.UnknownAccount().asException();
        }
        if (kept.isEmpty()) {
            rename(other.orElseThrow(), stays);
        } else if (other.isPresent() && !other.equals(kept)) {
            absorb(kept.get(), other.get());
        }
        jdbc.sql("""
                insert into psc.account_other_id (national_id, account_id, since) values (:goes, :account, :now)
                on conflict (national_id) do update set account_id = excluded.account_id""")
                .param("goes", goes)
                .param("account", kept.or(() -> other).orElseThrow())
                .param("now", time.now().atOffset(UTC))
                .update();
    }

    /// The identifiers of an account beside the one in use, in the order they came.
    @Transactional(readOnly = true)
    public List<String> otherIdsOf(UUID account) {
        return jdbc.sql("select national_id from psc.account_other_id where account_id = :account order by since")
                .param("account", account)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void rename(UUID account, String nationalId) {
        jdbc.sql("update psc.account set national_id = :nationalId where id = :id")
                .param("nationalId", nationalId)
                .param("id", account)
                .update();
        sessions.endAll(account, Ending.MERGED);
    }

    private void absorb(UUID account, UUID other) {
        jdbc.sql("update psc.account set merged_into = :account where id = :other or merged_into = :other")
                .param("account", account)
                .param("other", other)
                .update();
        jdbc.sql("update psc.account_other_id set account_id = :account where account_id = :other")
                .param("account", account)
                .param("other", other)
                .update();
        MEANS.forEach(table -> jdbc.sql("update psc." + table + " set account_id = :account where account_id = :other")
                .param("account", account)
                .param("other", other)
                .update());
        sessions.endAll(other, Ending.MERGED);
    }

    private Optional<UUID> account(String nationalId) {
        return jdbc.sql("""
                select coalesce(merged_into, id) from psc.account where national_id = :nationalId
                union
                select account_id from psc.account_other_id where national_id = :nationalId
                limit 1""").param("nationalId", nationalId).query(UUID.class).optional();
    }
}
