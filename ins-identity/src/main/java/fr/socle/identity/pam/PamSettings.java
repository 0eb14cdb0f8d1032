package fr.socle.identity.pam;

import fr.socle.kernel.FinessNumber;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param port where MLLP is listened to; none when it is off, 0 for any free port
/// @param address the interface to listen on: MLLP has no encryption of its own, so it stays inside, or behind a tunnel
/// @param senders which structure sends from which address: `127.0.0.1` → FINESS number
@ConfigurationProperties("socle.pam.mllp")
record PamSettings(
        @Nullable Integer port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue Map<String, String> senders) {

    PamSettings {
        senders = Map.copyOf(senders);
        senders.values().forEach(FinessNumber::new);
    }
}
