package fr.socle.psc.upstream;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.socle.psc.RealTime;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The keys providers encrypt for, one RSA and one elliptic, replaced by schedule. The public halves are published
/// the moment a key is made; the one before still opens what arrives until the overlap is over.
@Component
@Transactional
public class DecryptionKeys {

    private static final int RSA_BITS = 2048;

    private final JdbcClient jdbc;
    private final RealTime time;
    private final UpstreamSettings settings;

    DecryptionKeys(JdbcClient jdbc, RealTime time, UpstreamSettings settings) {
        this.jdbc = jdbc;
        this.time = time;
        this.settings = settings;
    }

    /// The public halves in use.
    public JWKSet published() {
        ensure();
        return new JWKSet(jdbc.sql("select jwk from psc.decryption_key where retired_at is null order by kind")
                        .query((row, _) -> parse(row.getString(1)))
                        .list())
                .toPublicJWKSet();
    }

    /// The private key of that name, when its time is not over.
    @Nullable
    JWK find(@Nullable String kid) {
        return jdbc.sql("select jwk from psc.decryption_key where kid = :kid")
                .param("kid", kid)
                .query((row, _) -> parse(row.getString(1)))
                .optional()
                .orElse(null);
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT6H")
    void rotate() {
        var now = time.now();
        jdbc.sql("update psc.decryption_key set retired_at = :now where retired_at is null and made_at < :limit")
                .param("now", now.atOffset(UTC))
                .param("limit", now.minus(settings.keyLife()).atOffset(UTC))
                .update();
        jdbc.sql("delete from psc.decryption_key where retired_at < :limit")
                .param("limit", now.minus(settings.keyOverlap()).atOffset(UTC))
                .update();
        ensure();
    }

    private void ensure() {
        try {
            if (!exists("RSA")) {
                keep(
                        "RSA",
                        new RSAKeyGenerator(RSA_BITS)
                                .keyUse(KeyUse.ENCRYPTION)
                                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                                .keyIDFromThumbprint(true)
                                .generate());
            }
            if (!exists("EC")) {
                keep(
                        "EC",
                        new ECKeyGenerator(Curve.P_256)
                                .keyUse(KeyUse.ENCRYPTION)
                                .algorithm(JWEAlgorithm.ECDH_ES)
                                .keyIDFromThumbprint(true)
                                .generate());
            }
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean exists(String kind) {
        return jdbc.sql("select exists (select from psc.decryption_key where kind = :kind and retired_at is null)")
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    /// Of two instances, the first one's key stays.
    private void keep(String kind, JWK key) {
        jdbc.sql("""
                insert into psc.decryption_key (kid, kind, jwk, made_at) values (:kid, :kind, :jwk, :now)
                on conflict do nothing""")
                .param("kid", key.getKeyID())
                .param("kind", kind)
                .param("jwk", key.toJSONString())
                .param("now", time.now().atOffset(UTC))
                .update();
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
