package fr.socle.psc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Secrets of programs: 256 random bits made by us. One digest is enough to keep them, and cheap enough for every
/// call of the token endpoint; a slow hash protects passwords that people choose, and these are none.
public final class ClientSecrets implements PasswordEncoder {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "{sha256}";
    private static final int BYTES = 32;

    private final Clock clock;

    public ClientSecrets() {
        this(Clock.systemUTC());
    }

    ClientSecrets(Clock clock) {
        this.clock = clock;
    }

    public static String next() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return secret == null ? null : PREFIX + digest(secret);
    }

    /// While a secret rotates two hold: the new one, and the one before until its end.
    ///
    /// @param before as kept until now
    public static String rotated(String secret, String before, Instant until) {
        var successor = PREFIX + digest(secret);
        var predecessor = before.split(" ", 2)[0];
        return successor + " " + predecessor + "@" + until.getEpochSecond();
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String kept) {
        return secret != null
                && kept != null
                && Arrays.stream(kept.split(" ")).anyMatch(it -> isThis(PREFIX + digest(secret), it));
    }

    private boolean isThis(String shown, String kept) {
        var parts = kept.split("@", 2);
        var isOver = parts.length == 2 && clock.instant().getEpochSecond() >= Long.parseLong(parts[1]);
        return !isOver
                && MessageDigest.isEqual(
                        shown.getBytes(StandardCharsets.US_ASCII), parts[0].getBytes(StandardCharsets.US_ASCII));
    }

    private static String digest(CharSequence secret) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
