package fr.socle.psc;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/// The programs we know. By its public name a program is found only while it is active: one that waits for approval, is
/// suspended or retired signs nobody in, proves nothing, and its tokens open nothing. What is read is kept for a
/// second, for a program is looked up six times in one sign-in: a change is everywhere within that second.
public final class KnownClients implements RegisteredClientRepository {

    /// The setting of a program that says why it is not active; absent when it is.
    public static final String HELD = "socle.held";

    private static final long KEPT = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 10_000;

    private final RegisteredClientRepository stored;
    private final Map<String, Kept> byId = new ConcurrentHashMap<>();
    private final Map<String, Kept> byName = new ConcurrentHashMap<>();

    public KnownClients(RegisteredClientRepository stored) {
        this.stored = stored;
    }

    private record Kept(RegisteredClient client, long readAt) {

        boolean isFresh() {
            return System.nanoTime() - readAt < KEPT;
        }
    }

    @Override
    public void save(RegisteredClient client) {
        stored.save(client);
        byId.remove(client.getId());
        byName.remove(client.getClientId());
    }

    /// Whatever its state.
    @Override
    public @Nullable RegisteredClient findById(String id) {
        var kept = byId.get(id);
        return kept != null && kept.isFresh() ? kept.client() : keep(byId, id, stored.findById(id));
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        var kept = byName.get(clientId);
        var client = kept != null && kept.isFresh()
                ? kept.client()
                : keep(byName, clientId, stored.findByClientId(clientId));
        return client == null || client.getClientSettings().getSetting(HELD) != null ? null : client;
    }

    private static @Nullable RegisteredClient keep(
            Map<String, Kept> kept, String key, @Nullable RegisteredClient client) {
        if (client != null) {
            if (kept.size() >= MOST) {
                kept.clear();
            }
            kept.put(key, new Kept(client, System.nanoTime()));
        }
        return client;
    }
}
