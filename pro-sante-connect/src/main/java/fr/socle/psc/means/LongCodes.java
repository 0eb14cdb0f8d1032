package fr.socle.psc.means;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/// Codes people copy by hand, in groups of four, without the letters that are mistaken for digits. What is kept is a
/// digest: the codes are random and long enough for one SHA-256.
public final class LongCodes {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int GROUP = 4;

    private LongCodes() {}

    /// @param groups of four characters, five bits each
    public static String next(int groups) {
        return RANDOM.ints((long) groups * GROUP, 0, LETTERS.length())
                .mapToObj(it -> String.valueOf(LETTERS.charAt(it)))
                .collect(Collectors.joining())
                .replaceAll("(?<=\\G.{" + GROUP + "})(?!$)", "-");
    }

    /// Of a code as it was typed: spaces, hyphens and case do not count.
    public static String digest(String typed) {
        var code = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(code.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
