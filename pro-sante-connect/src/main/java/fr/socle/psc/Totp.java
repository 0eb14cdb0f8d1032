package fr.socle.psc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Time-based one-time passwords as authenticator applications make them: SHA-1, six digits, thirty seconds
/// (<https://www.rfc-editor.org/rfc/rfc6238>).
public final class Totp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int DRIFT_STEPS = 1;
    private static final int SECRET_LETTERS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /// Base32 of twenty random bytes, as long as the hash (RFC 4226 §4).
    public static String newSecret() {
        return RANDOM.ints(SECRET_LETTERS, 0, BASE32.length())
                .mapToObj(it -> String.valueOf(BASE32.charAt(it)))
                .collect(Collectors.joining());
    }

    /// The time step whose code this is, when it is near enough to now.
    public static OptionalLong stepOf(String code, String secret, Instant now) {
        var typed = code.replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII);
        var step = now.getEpochSecond() / STEP_SECONDS;
        for (var candidate = step - DRIFT_STEPS; candidate <= step + DRIFT_STEPS; candidate++) {
            if (MessageDigest.isEqual(typed, code(secret, candidate).getBytes(StandardCharsets.US_ASCII))) {
                return OptionalLong.of(candidate);
            }
        }
        return OptionalLong.empty();
    }

    static String code(String secret, Instant at) {
        return code(secret, at.getEpochSecond() / STEP_SECONDS);
    }

    private static String code(String secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(base32(secret), "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] base32(String text) {
        var bytes = new ByteArrayOutputStream();
        var buffer = 0;
        var bits = 0;
        for (var letter : text.toUpperCase(Locale.ROOT).replaceAll("[\\s=]", "").toCharArray()) {
            var value = BASE32.indexOf(letter);
            if (value < 0) {
                throw new IllegalStateException("A TOTP secret is not Base32");
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits & 0xff);
            }
        }
        return bytes.toByteArray();
    }
}
