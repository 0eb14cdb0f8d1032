package fr.socle.espacesante.fhir;

import fr.socle.espacesante.DocumentId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;

/// The names of a document outside: an OID made of its UUID (ITU-T X.667, arc 2.25) as the record of the State wants
/// them, and the UUID itself.
final class DocumentNumbers {

    static final String SYSTEM = "urn:ietf:rfc:3986";
    private static final String OID = "urn:oid:2.25.";
    private static final String UUID_URN = "urn:uuid:";
    private static final int UUID_BITS = 128;

    private DocumentNumbers() {}

    static String oid(DocumentId id) {
        return OID + new BigInteger(id.toString().replace("-", ""), 16);
    }

    static String uuid(DocumentId id) {
        return UUID_URN + id;
    }

    static Optional<DocumentId> read(String text) {
        try {
            if (text.startsWith(UUID_URN)) {
                return Optional.of(DocumentId.parse(text.substring(UUID_URN.length())));
            }
            if (text.startsWith(OID)) {
                var number = new BigInteger(text.substring(OID.length()));
                return number.signum() < 0 || number.bitLength() > UUID_BITS
                        ? Optional.empty()
                        : Optional.of(new DocumentId(
                                new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue())));
            }
            return Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
