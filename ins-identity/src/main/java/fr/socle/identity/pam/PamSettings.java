package fr.socle.identity.pam;

import fr.socle.kernel.FinessNumber;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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
        @DefaultValue Map<String, String> senders,
        @DefaultValue Tls tls) {

    PamSettings {
        senders = Map.copyOf(senders);
        senders.values().forEach(FinessNumber::new);
    }

    /// MLLP inside TLS: the certificate of the sender says which structure it is.
    ///
    /// @param port none when it is off, 0 for any free port
    /// @param address the interface to listen on
    /// @param bundle the SSL bundle (`spring.ssl.bundle`) that holds our key and the authorities we trust
    /// @param certificates which structure has which certificate: SHA-256 of it in hexadecimal → FINESS number
    /// @param structureInSubject whether any certificate of these authorities is believed whose `OU` is `1` and a
    ///     FINESS number, as in those of IGC-Santé
    record Tls(
            @Nullable Integer port,
            @DefaultValue("0.0.0.0") String address,
            @DefaultValue("pam-mllp") String bundle,
            @DefaultValue Map<String, String> certificates,
            @DefaultValue("false") boolean structureInSubject) {

        Tls {
            certificates = certificates.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(
                            it -> it.getKey().replace(":", "").toLowerCase(Locale.ROOT), Map.Entry::getValue));
            certificates.values().forEach(FinessNumber::new);
        }
    }
}
