package fr.socle.psc;

import fr.socle.kernel.FinessNumber;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
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

    private final RegisteredClientRepository clients;
    private final SandboxCredentials credentials;
    private final TransactionTemplate transaction;
    private final PscSettings settings;
    private final Consents consents;

    SandboxClients(
            RegisteredClientRepository clients,
            SandboxCredentials credentials,
            TransactionTemplate transaction,
            PscSettings settings,
            Consents consents) {
        this.clients = clients;
        this.credentials = credentials;
        this.transaction = transaction;
        this.settings = settings;
        this.consents = consents;
    }

    /// @param secret of a client that has one
    /// @param privateJwks the private keys of a client that signs its assertions, as a JWK Set
    /// @param certificate of a client that shows one, PEM, beside its private key
    public record Client(
            RegisteredClient registration,
            @Nullable String secret,
            @Nullable String privateJwks,
            @Nullable String certificate,
            @Nullable String certificateKey) {}

    public List<Client> all() {
        return SandboxClientList.CLIENT_IDS.stream().map(this::require).toList();
    }

    /// A citizen of the sandbox has already allowed `demo-app` everything it may ask for: scripts need not answer the
    /// question, and there is something to withdraw.
    public void allowDemoApp(Account citizen) {
        consents.give(
                citizen.id(), "demo-app", require("demo-app").registration().getScopes());
    }

    /// Binds `demo-backend` and `demo-lps` to an establishment of the sandbox's directory.
    public void bindBackendTo(FinessNumber structure) {
        bind("demo-backend", structure);
        bind("demo-lps", structure);
    }

    private void bind(String clientId, FinessNumber structure) {
        var client = require(clientId).registration();
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
            credentials.lock();
            SandboxClientList.CLIENT_IDS.forEach(this::ensure);
        });
    }

    private Client require(String clientId) {
        var kept = credentials.of(clientId);
        var registration = Objects.requireNonNull(clients.findByClientId(clientId), "A sandbox client is missing");
        return new Client(registration, kept.secret(), kept.privateJwks(), kept.certificate(), kept.certificateKey());
    }

    private void ensure(String clientId) {
        var it = SandboxClientList.of(clientId);
        var kept = credentials.of(clientId);
        var before = clients.findByClientId(clientId);
        var wanted = new SandboxRegistration(settings)
                .of(it, new ClientSecrets().encode(kept.secret()), kept.publicKeys(it));
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
}
