package fr.socle.psc.oauth;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.JOSEException;
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
import org.springframework.stereotype.Component;

/// The server's own keys: one of each kind in use, made at the first start and kept. Access tokens are signed with
/// the elliptic curve, ID tokens with what the client's profile asks.
@Component
class SigningKeys {

    private static final int RSA_BITS = 2048;

    private final JdbcClient jdbc;
    private final RealTime time;
    private volatile @Nullable JWKSet loaded;

    SigningKeys(JdbcClient jdbc, RealTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    JWKSet all() {
        var keys = loaded;
        if (keys == null) {
            keys = load();
            loaded = keys;
        }
        return keys;
    }

    private synchronized JWKSet load() {
        try {
            if (!exists("EC")) {
                keep(
                        "EC",
                        new ECKeyGenerator(Curve.P_256)
                                .keyUse(KeyUse.SIGNATURE)
                                .keyIDFromThumbprint(true)
                                .generate());
            }
            if (!exists("RSA")) {
                keep(
                        "RSA",
                        new RSAKeyGenerator(RSA_BITS)
                                .keyUse(KeyUse.SIGNATURE)
                                .keyIDFromThumbprint(true)
                                .generate());
            }
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new JWKSet(jdbc.sql("select jwk from psc.signing_key where retired_at is null order by kind")
                .query((row, _) -> parse(row.getString(1)))
                .list());
    }

    private boolean exists(String kind) {
        return jdbc.sql("select exists (select from psc.signing_key where kind = :kind and retired_at is null)")
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    /// Of two instances that start together, the first one's key stays.
    private void keep(String kind, JWK key) {
        jdbc.sql("""
                insert into psc.signing_key (kid, kind, jwk, made_at) values (:kid, :kind, :jwk, :at)
                on conflict do nothing""")
                .param("kid", key.getKeyID())
                .param("kind", kind)
                .param("jwk", key.toJSONString())
                .param("at", time.now().atOffset(UTC))
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
