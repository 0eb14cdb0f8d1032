package fr.socle.psc.proof;

import static java.time.ZoneOffset.UTC;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Remembers what is accepted once only, for all instances. Of two simultaneous uses one is the first.
@Component
public class UsedOnce {

    private final JdbcClient jdbc;

    UsedOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param kind what sort of thing it is, such as `code`
    /// @param until when it would have ended anyway
    /// @return true the first time
    public boolean first(String kind, String what, Instant until) {
        return jdbc.sql("""
                insert into psc.used_once (digest, expires_at) values (:digest, :until)
                on conflict do nothing""")
                        .param("digest", digest(kind + ' ' + what))
                        .param("until", until.atOffset(UTC))
                        .update()
                == 1;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
