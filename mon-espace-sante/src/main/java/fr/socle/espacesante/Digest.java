package fr.socle.espacesante;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// Fingerprints of contents.
final class Digest {

    private Digest() {}

    /// Base64, as `Attachment.hash` wants it (<https://hl7.org/fhir/R4/datatypes.html#attachment>).
    static String sha1(byte[] content) {
        return Base64.getEncoder().encodeToString(digest("SHA-1", content));
    }

    static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest("SHA-256", content));
    }

    private static byte[] digest(String algorithm, byte[] content) {
        try {
            return MessageDigest.getInstance(algorithm).digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
