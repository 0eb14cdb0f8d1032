package fr.socle.psc.vitale;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import fr.socle.psc.FailedSignIns;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.RealTime;
import fr.socle.psc.VitaleReader;
import fr.socle.psc.means.LongCodes;
import fr.socle.psc.simulator.SimulatorKeys;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows and reads. The statement is ours (compact JWS, ES256): its own identifier, the purpose, the instants; who
/// the holder is stays on our side, so that an image photographed over a shoulder names nobody.
@Service
@Profile("sandbox")
public class SimulatedVitale implements VitaleReader {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int TYPED_GROUPS = 2;
    private static final String KEY = "carte-vitale";
    private static final String PURPOSE = "purpose";

    private final JdbcClient jdbc;
    private final SimulatorKeys keys;
    private final FailedSignIns failures;
    private final RealTime time;

    SimulatedVitale(JdbcClient jdbc, SimulatorKeys keys, FailedSignIns failures, RealTime time) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.failures = failures;
        this.time = time;
    }

    /// @param statement for a camera
    /// @param typed the same for a keyboard, forty random bits
    public record Shown(String statement, String typed, Instant until) {

        @Override
        public String toString() {
            return "Shown[until " + until + "]";
        }
    }

    @Transactional
    public Shown show(PatientId holder, Purpose purpose) {
        var id = Ids.next();
        var typed = LongCodes.next(TYPED_GROUPS);
        var now = time.now();
        jdbc.sql("delete from psc.vitale_presentation where expires_at < :limit")
                .param("limit", now.minus(LIFE).atOffset(UTC))
                .update();
        jdbc.sql("""
                insert into psc.vitale_presentation (id, typed_digest, patient_id, purpose, expires_at)
                values (:id, :digest, :patient, :purpose, :end)""")
                .param("id", id)
                .param("digest", LongCodes.digest(typed))
                .param("patient", holder.value())
                .param("purpose", purpose.name())
                .param("end", now.plus(LIFE).atOffset(UTC))
                .update();
        return new Shown(statement(id, purpose, now), typed, now.plus(LIFE));
    }

    @Override
    public PatientId read(String shown, Purpose purpose, String reader) {
        var readings = "carte vitale read by " + reader;
        failures.requireFew(readings, reader);
        try {
            var found = shown.contains(".") ? signed(shown.strip(), purpose) : typed(shown, purpose);
            return found.orElseThrow(() -> new PscRefusal.PresentationRefused().asException());
        } catch (Refused no) {
            failures.add(readings, reader);
            throw no;
        }
    }

    private Optional<PatientId> typed(String typed, Purpose purpose) {
        return use("typed_digest = :key", LongCodes.digest(typed), purpose);
    }

    private Optional<PatientId> signed(String statement, Purpose purpose) {
        try {
            var read = SignedJWT.parse(statement);
            var said = read.getJWTClaimsSet();
            var end = said.getExpirationTime();
            var holds = JWSAlgorithm.ES256.equals(read.getHeader().getAlgorithm())
                    && read.verify(new ECDSAVerifier(keys.of(KEY)))
                    && end != null
                    && time.now().isBefore(end.toInstant())
                    && purpose.name().equals(said.getStringClaim(PURPOSE));
            return holds ? use("id = :key", UUID.fromString(said.getJWTID()), purpose) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /// @param named the condition that names one presentation
    private Optional<PatientId> use(String named, Object key, Purpose purpose) {
        return jdbc.sql("update psc.vitale_presentation set used_at = :now where " + named
                        + " and purpose = :purpose and used_at is null and expires_at > :now returning patient_id")
                .param("now", time.now().atOffset(UTC))
                .param("key", key)
                .param("purpose", purpose.name())
                .query(UUID.class)
                .optional()
                .map(PatientId::new);
    }

    private String statement(UUID id, Purpose purpose, Instant now) {
        var said = new JWTClaimsSet.Builder()
                .jwtID(id.toString())
                .claim(PURPOSE, purpose.name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        try {
            var key = keys.of(KEY);
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    said);
            signed.sign(new ECDSASigner(key));
            return signed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
