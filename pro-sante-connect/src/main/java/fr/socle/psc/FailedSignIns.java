package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Counts failed sign-ins by account and by address. The account is what was typed, whether it exists or not.
@Component
public class FailedSignIns {

    private final JdbcClient jdbc;
    private final RealTime time;
    private final PscSettings.Throttle limits;

    FailedSignIns(JdbcClient jdbc, RealTime time, PscSettings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.limits = settings.throttle();
    }

    public void requireFew(String account, String address) {
        if (count(accountKey(account)) >= limits.perAccount() || count(addressKey(address)) >= limits.perAddress()) {
            throw new PscRefusal.TooManyAttempts().asException();
        }
    }

    public void add(String account, String address) {
        add(accountKey(account));
        add(addressKey(address));
    }

    public void forgive(String account) {
        jdbc.sql("delete from psc.failed_sign_in where subject = :subject")
                .param("subject", accountKey(account))
                .update();
    }

    private int count(String subject) {
        return jdbc.sql("select failures from psc.failed_sign_in where subject = :subject and since > :start")
                .param("subject", subject)
                .param("start", time.now().minus(limits.window()).atOffset(UTC))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void add(String subject) {
        jdbc.sql("""
                insert into psc.failed_sign_in as it (subject, failures, since) values (:subject, 1, :now)
                on conflict (subject) do update set
                    failures = case when it.since > :start then it.failures + 1 else 1 end,
                    since = case when it.since > :start then it.since else excluded.since end""")
                .param("subject", subject)
                .param("now", time.now().atOffset(UTC))
                .param("start", time.now().minus(limits.window()).atOffset(UTC))
                .update();
    }

    private static String accountKey(String account) {
        return digest("account " + account.strip().toLowerCase(Locale.ROOT));
    }

    private static String addressKey(String address) {
        return digest("address " + address);
    }

    private static String digest(String text) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
