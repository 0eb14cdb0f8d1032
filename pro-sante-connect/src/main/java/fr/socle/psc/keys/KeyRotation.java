package fr.socle.psc.keys;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.socle.psc.PscSettings;
import fr.socle.psc.RealTime;
import java.text.ParseException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Keys take turns (`socle.psc.signing-keys.*`): the next is made and published ahead of its time; the one before is
/// retired when nothing it signed can still be valid. Of several instances one turns at a time, and the others find
/// nothing left to do.
@Component
class KeyRotation {

    private static final List<String> KINDS = List.of("EC", "RSA");
    private static final int RSA_BITS = 2048;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RealTime time;
    private final PscSettings.SigningKeys settings;

    KeyRotation(JdbcClient jdbc, TransactionTemplate transaction, RealTime time, PscSettings settings) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
        this.settings = settings.signingKeys();
    }

    /// @param signsFrom until the next one of its kind does
    record Published(String kind, JWK key, Instant signsFrom) {}

    /// Youngest first.
    List<Published> published() {
        return jdbc.sql("""
                select kind, jwk, signs_from from psc.signing_key where retired_at is null
                order by signs_from desc, kid""")
                .query((row, _) -> new Published(
                        row.getString(1),
                        parse(row.getString(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Makes the keys that are due, retires those that are done.
    List<Published> turn() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('psc.signing_key'))")
                    .query((_, _) -> true)
                    .list();
            KINDS.forEach(this::turn);
        });
        return published();
    }

    private void turn(String kind) {
        var now = time.now();
        var youngest = youngest(kind);
        if (youngest.isEmpty()) {
            keep(kind, now);
        } else if (!youngest.get().plus(settings.life()).minus(settings.ahead()).isAfter(now)) {
            keep(kind, now.plus(settings.ahead()));
        }
        jdbc.sql("""
                update psc.signing_key old set retired_at = :now
                where kind = :kind and retired_at is null
                  and exists (select from psc.signing_key next
                              where next.kind = old.kind and next.retired_at is null
                                and next.signs_from > old.signs_from
                                and next.signs_from <= :limit)""")
                .param("kind", kind)
                .param("now", now.atOffset(UTC))
                .param("limit", now.minus(settings.overlap()).atOffset(UTC))
                .update();
    }

    private Optional<Instant> youngest(String kind) {
        return jdbc.sql("""
                select signs_from from psc.signing_key where kind = :kind and retired_at is null
                order by signs_from desc limit 1""")
                .param("kind", kind)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private void keep(String kind, Instant signsFrom) {
        var key = make(kind);
        jdbc.sql("""
                insert into psc.signing_key (kid, kind, jwk, made_at, signs_from)
                values (:kid, :kind, :jwk, :at, :from)""")
                .param("kid", key.getKeyID())
                .param("kind", kind)
                .param("jwk", key.toJSONString())
                .param("at", time.now().atOffset(UTC))
                .param("from", signsFrom.atOffset(UTC))
                .update();
    }

    private static JWK make(String kind) {
        try {
            return "EC".equals(kind)
                    ? new ECKeyGenerator(Curve.P_256)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint(true)
                            .generate()
                    : new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .keyIDFromThumbprint(true)
                            .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK parse(String jwk) {
        try {
            return JWK.parse(jwk);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
