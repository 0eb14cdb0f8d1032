package fr.socle.psc.means;

import static java.time.ZoneOffset.UTC;

import fr.socle.psc.Account;
import fr.socle.psc.FailedSignIns;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Ten codes kept on paper for the day phone, passkey and application are lost. A code counts as the thing one has,
/// beside the password one knows: recovery takes two factors like a sign-in.
@Service
public class RecoveryCodes {

    private static final int COUNT = 10;
    private static final int GROUPS = 4;

    private final JdbcClient jdbc;
    private final RealTime time;
    private final FailedSignIns failures;

    RecoveryCodes(JdbcClient jdbc, RealTime time, FailedSignIns failures) {
        this.jdbc = jdbc;
        this.time = time;
        this.failures = failures;
    }

    /// New codes, shown this once; those before are void.
    @Transactional
    public List<String> renew(UUID account) {
        jdbc.sql("delete from psc.recovery_code where account_id = :account")
                .param("account", account)
                .update();
        var codes = Stream.generate(() -> LongCodes.next(GROUPS)).limit(COUNT).toList();
        codes.forEach(code -> jdbc.sql("insert into psc.recovery_code (account_id, digest) values (:account, :digest)")
                .param("account", account)
                .param("digest", LongCodes.digest(code))
                .update());
        return codes;
    }

    /// How many are left.
    public int left(UUID account) {
        return jdbc.sql("select count(*) from psc.recovery_code where account_id = :account and used_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /// True once for each code; failures count against the account and the address.
    public void use(Account account, String code, String address) {
        failures.requireFew(account.username(), address);
        var used = jdbc.sql("""
                update psc.recovery_code set used_at = :now
                where account_id = :account and digest = :digest and used_at is null""")
                .param("now", time.now().atOffset(UTC))
                .param("account", account.id())
                .param("digest", LongCodes.digest(code))
                .update();
        if (used == 0) {
            failures.add(account.username(), address);
            throw new PscRefusal.WrongCode().asException();
        }
        failures.forgive(account.username());
    }
}
