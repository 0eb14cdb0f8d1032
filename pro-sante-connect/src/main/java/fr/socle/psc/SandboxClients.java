package fr.socle.psc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.socle.kernel.FinessNumber;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The programs a newcomer tries the platform with. Their secrets and private keys are made at the first start, kept,
/// and published: the sandbox only.
@Service
@Profile("sandbox")
public class SandboxClients implements SmartInitializingSingleton {

    private static final int RSA_BITS = 2048;

    private final RegisteredClientRepository clients;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PscSettings settings;
    private final Consents consents;

    SandboxClients(
            RegisteredClientRepository clients,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PscSettings settings,
            Consents consents) {
        this.clients = clients;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
        this.consents = consents;
    }

    /// @param secret of a client that has one
    /// @param privateJwks the private keys of a client that signs its assertions, as a JWK Set
    public record Client(
            RegisteredClient registration,
            @Nullable String secret,
            @Nullable String privateJwks) {}

    public List<Client> all() {
        return SandboxClientList.CLIENT_IDS.stream().map(this::require).toList();
    }

    /// A citizen of the sandbox has already allowed `demo-app` everything it may ask for: scripts need not answer the
    /// question, and there is something to withdraw.
    public void allowDemoApp(Account citizen) {
        consents.give(
                citizen.id(), "demo-app", require("demo-app").registration().getScopes());
    }

    /// Binds `demo-backend` to an establishment of the sandbox's directory.
    public void bindBackendTo(FinessNumber structure) {
        var client = require("demo-backend").registration();
        clients.save(RegisteredClient.from(client)
                .clientSettings(
                        ClientSettings.withSettings(client.getClientSettings().getSettings())
                                .setting(ClientProfile.STRUCTURE, structure.value())
                                .build())
                .build());
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('psc.sandbox_client'))")
                    .query((row, _) -> true)
                    .list();
            SandboxClientList.CLIENT_IDS.forEach(this::ensure);
        });
    }

    private Client require(String clientId) {
        var kept = kept(clientId);
        var registration = Objects.requireNonNull(clients.findByClientId(clientId), "A sandbox client is missing");
        return new Client(registration, kept.secret(), kept.privateJwks());
    }

    private void ensure(String clientId) {
        var kept = kept(clientId);
        var before = clients.findByClientId(clientId);
        var wanted = SandboxClientList.registration(
                clientId, new ClientSecrets().encode(kept.secret()), publicKeys(kept), settings);
        clients.save(before == null ? wanted : keepingStructure(wanted, before));
    }

    private static RegisteredClient keepingStructure(RegisteredClient wanted, RegisteredClient before) {
        String structure = before.getClientSettings().getSetting(ClientProfile.STRUCTURE);
        if (structure == null) {
            return wanted;
        }
        return RegisteredClient.from(wanted)
                .clientSettings(
                        ClientSettings.withSettings(wanted.getClientSettings().getSettings())
                                .setting(ClientProfile.STRUCTURE, structure)
                                .build())
                .build();
    }

    private record Kept(@Nullable String secret, @Nullable String privateJwks) {}

    private Kept kept(String clientId) {
        return jdbc.sql("select secret, private_jwks from psc.sandbox_client where client_id = :id")
                .param("id", clientId)
                .query((row, _) -> new Kept(row.getString(1), row.getString(2)))
                .optional()
                .orElseGet(() -> make(clientId));
    }

    private Kept make(String clientId) {
        var made = new Kept(
                SandboxClientList.hasSecret(clientId) ? ClientSecrets.next() : null,
                SandboxClientList.hasKeys(clientId) ? keys(clientId) : null);
        jdbc.sql("insert into psc.sandbox_client (client_id, secret, private_jwks) values (:id, :secret, :jwks)")
                .param("id", clientId)
                .param("secret", made.secret())
                .param("jwks", made.privateJwks())
                .update();
        return made;
    }

    private static String keys(String clientId) {
        try {
            var keys = "demo-lps".equals(clientId)
                    ? List.<JWK>of(ec(Curve.P_256, JWSAlgorithm.ES256), rsa(JWSAlgorithm.PS256))
                    : List.<JWK>of(ec(Curve.P_384, JWSAlgorithm.ES384), rsa(JWSAlgorithm.RS384));
            return new JWKSet(keys).toString(false);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK ec(Curve curve, JWSAlgorithm algorithm) throws JOSEException {
        return new ECKeyGenerator(curve)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static JWK rsa(JWSAlgorithm algorithm) throws JOSEException {
        return new RSAKeyGenerator(RSA_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static @Nullable String publicKeys(Kept kept) {
        if (kept.privateJwks() == null) {
            return null;
        }
        try {
            return JWKSet.parse(kept.privateJwks()).toString(true);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
