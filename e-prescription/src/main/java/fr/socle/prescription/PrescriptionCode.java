package fr.socle.prescription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a pharmacist scans or types: the whole text of the QR, or the number alone.
///
/// @param key 128 random bits, present in the QR only
record PrescriptionCode(PrescriptionNumber number, @Nullable String key) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern QR = Pattern.compile(".*/o/([0-9A-Za-z]{18})\\?k=([0-9A-Za-z_-]{22})");

    /// @throws fr.socle.kernel.Refused when it is neither
    static PrescriptionCode read(String text) {
        try {
            var qr = QR.matcher(text.strip());
            return qr.matches()
                    ? new PrescriptionCode(PrescriptionNumber.parse(qr.group(1)), qr.group(2))
                    : new PrescriptionCode(PrescriptionNumber.parse(text), null);
        } catch (IllegalArgumentException mistyped) {
            throw new PrescriptionRefusal.UnreadableCode().asException();
        }
    }

    static String newKey() {
        var bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// A number alone opens; a QR opens only with its right key.
    boolean opens(PrescriptionView prescription) {
        if (key == null) {
            return true;
        }
        var right = read(prescription.code()).key();
        return right != null
                && MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.US_ASCII), key.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "PrescriptionCode[" + number + "]";
    }
}
