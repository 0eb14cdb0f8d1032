package fr.socle.psc.simulator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The keys the simulated providers sign with (ES256), made at the first use and kept: instances agree.
@Component
@Profile("sandbox")
public class SimulatorKeys {

    private final JdbcClient jdbc;

    SimulatorKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param name of the provider that signs
    public ECKey of(String name) {
        return kept(name).orElseGet(() -> {
            jdbc.sql("insert into psc.simulator_key (name, jwk) values (:name, :jwk) on conflict do nothing")
                    .param("name", name)
                    .param("jwk", made().toJSONString())
                    .update();
            return kept(name).orElseThrow();
        });
    }

    private Optional<ECKey> kept(String name) {
        return jdbc.sql("select jwk from psc.simulator_key where name = :name")
                .param("name", name)
                .query((row, _) -> parse(row.getString(1)))
                .optional();
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ECKey made() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
