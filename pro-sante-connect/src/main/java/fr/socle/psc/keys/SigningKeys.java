package fr.socle.psc.keys;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.socle.psc.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// The server's own keys. Access tokens are signed with the elliptic curve, ID tokens with what the client's profile
/// asks. Of the published keys of a kind one signs; the others are there for signatures that are still to come, or
/// still about. Read again every minute, so that each instance knows a key long before another signs with it.
@Component
class SigningKeys implements JWKSource<SecurityContext> {

    private static final Duration READ_AGAIN = Duration.ofMinutes(1);

    private final KeyRotation rotation;
    private final RealTime time;
    private volatile @Nullable Loaded loaded;

    SigningKeys(KeyRotation rotation, RealTime time) {
        this.rotation = rotation;
        this.time = time;
    }

    private record Loaded(List<KeyRotation.Published> keys, Instant at) {}

    private JWKSet all() {
        return new JWKSet(published().stream().map(KeyRotation.Published::key).toList());
    }

    /// Whoever looks for a key without naming it wants to sign with it.
    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        var wanted = selector.getMatcher();
        var names = wanted.getKeyIDs();
        var toSign = (names == null || names.isEmpty()) && wanted.getKeyTypes() != null;
        return selector.select(toSign ? new JWKSet(signing()) : all());
    }

    /// One of each kind: the youngest whose time has come, or the oldest when a clock says that none has.
    private List<JWK> signing() {
        var all = published();
        var now = time.now();
        var keys = new HashMap<String, KeyRotation.Published>();
        for (var it : all) {
            keys.merge(it.kind(), it, (chosen, older) -> chosen.signsFrom().isAfter(now) ? older : chosen);
        }
        return keys.values().stream().map(KeyRotation.Published::key).toList();
    }

    private List<KeyRotation.Published> published() {
        var now = time.now();
        var known = loaded;
        if (known == null
                || !known.at().plus(READ_AGAIN).isAfter(now)
                || known.at().isAfter(now)) {
            known = new Loaded(known == null ? rotation.turn() : rotation.published(), now);
            loaded = known;
        }
        return known.keys();
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT10M")
    void turn() {
        loaded = new Loaded(rotation.turn(), time.now());
    }
}
