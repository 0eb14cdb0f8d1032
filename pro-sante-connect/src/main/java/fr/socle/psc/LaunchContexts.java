package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.PatientId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A patient handed from one program to another without being named: practice software opens our record page, a
/// record opens a SMART application (`launch`,
/// <https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#launch-app-ehr-launch>). The handle is 256 random
/// bits, kept as a digest, good once and for two minutes; it dies with the session it was made in.
@Service
@Transactional
public class LaunchContexts {

    public static final Duration LIFE = Duration.ofMinutes(2);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final UserSessions sessions;
    private final RealTime time;

    LaunchContexts(JdbcClient jdbc, UserSessions sessions, RealTime time) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.time = time;
    }

    /// What a handle opens.
    public enum Opens {
        /// the patient's page of our portal
        PAGE,
        /// a SMART application: the value of `launch`
        PROGRAM
    }

    /// @param session in which it was made; still open when this is read
    /// @param account whose session it is: nobody else may use it
    /// @param situation the practice situation it was made in; whoever acts in another may not use it
    public record LaunchContext(
            UUID session,
            UUID account,
            PatientId patient,
            @Nullable String situation) {

        /// @param acting the practice situation they act in, as their token or page says it
        public boolean suits(UUID who, @Nullable String acting) {
            return who.equals(account) && Objects.equals(acting, situation);
        }
    }

    /// @param session the session of whoever launches
    /// @param situation the practice situation they act in
    /// @return the handle, for an address
    public String open(Opens what, UUID session, PatientId patient, @Nullable String situation) {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        var handle = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var now = time.now();
        jdbc.sql("""
                insert into psc.launch_context
                    (digest, session_id, patient_id, situation_id, opens, made_at, expires_at)
                values (:digest, :session, :patient, :situation, :opens, :now, :end)""")
                .param("digest", digest(handle))
                .param("session", session)
                .param("patient", patient.value())
                .param("situation", situation)
                .param("opens", what.name())
                .param("now", now.atOffset(UTC))
                .param("end", now.plus(LIFE).atOffset(UTC))
                .update();
        return handle;
    }

    /// Looks without using it up: for those who must refuse before anything happens.
    @Transactional(readOnly = true)
    public Optional<LaunchContext> find(Opens what, String handle) {
        return jdbc.sql("""
                select c.*, s.account_id from psc.launch_context c join psc.user_session s on s.id = c.session_id
                where c.digest = :digest and c.opens = :opens and c.expires_at > :now""")
                .param("digest", digest(handle))
                .param("opens", what.name())
                .param("now", time.now().atOffset(UTC))
                .query(LaunchContexts::read)
                .optional()
                .filter(it -> sessions.isOpen(it.session()));
    }

    /// Uses it up. Of two who try, one gets it.
    public Optional<LaunchContext> use(Opens what, String handle) {
        var found = find(what, handle);
        var mine = jdbc.sql("delete from psc.launch_context where digest = :digest and opens = :opens")
                        .param("digest", digest(handle))
                        .param("opens", what.name())
                        .update()
                == 1;
        return mine ? found : Optional.empty();
    }

    private static LaunchContext read(ResultSet row, int number) throws SQLException {
        return new LaunchContext(
                row.getObject("session_id", UUID.class),
                row.getObject("account_id", UUID.class),
                new PatientId(row.getObject("patient_id", UUID.class)),
                row.getString("situation_id"));
    }

    private static String digest(String handle) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(handle.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
