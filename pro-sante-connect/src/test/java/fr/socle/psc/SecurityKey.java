package fr.socle.psc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// An authenticator in software: holds one passkey, and writes what a browser would write.
final class SecurityKey {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final CBORMapper CBOR = CBORMapper.builder().build();
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int NEW_CREDENTIAL = 0x40;

    private final String origin;
    private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    private final KeyPair pair;
    private boolean verifies = true;
    private byte[] owner = {};

    SecurityKey(String origin) {
        this.origin = origin;
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// From now on it only sees that somebody touches it.
    SecurityKey withoutVerifyingItsOwner() {
        verifies = false;
        return this;
    }

    String create(JsonNode asked) {
        owner = decode(asked.get("user").get("id").asString());
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", data(NEW_CREDENTIAL, credential()));
        return written(Map.of(
                "clientDataJSON",
                encode(clientData("webauthn.create", asked)),
                "attestationObject",
                encode(CBOR.writeValueAsBytes(attestation))));
    }

    String show(JsonNode asked) {
        var data = data(0, new byte[0]);
        var client = clientData("webauthn.get", asked);
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(data);
            signature.update(sha256(client));
            return written(Map.of(
                    "clientDataJSON", encode(client),
                    "authenticatorData", encode(data),
                    "signature", encode(signature.sign()),
                    "userHandle", encode(owner)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String written(Map<String, Object> response) {
        return JSON.writeValueAsString(Map.of(
                "id",
                encode(id),
                "rawId",
                encode(id),
                "type",
                "public-key",
                "authenticatorAttachment",
                "platform",
                "clientExtensionResults",
                Map.of(),
                "response",
                response));
    }

    private byte[] clientData(String type, JsonNode asked) {
        return JSON.writeValueAsBytes(Map.of(
                "type", type, "challenge", asked.get("challenge").asString(), "origin", origin, "crossOrigin", false));
    }

    private byte[] data(int more, byte[] credential) {
        var flags = PRESENT | (verifies ? VERIFIED : 0) | more;
        return join(
                sha256("localhost".getBytes(StandardCharsets.US_ASCII)),
                new byte[] {(byte) flags},
                new byte[Integer.BYTES],
                credential);
    }

    /// Attested credential data: no model, the identifier, the key in COSE.
    private byte[] credential() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        var key = new LinkedHashMap<Integer, Object>();
        key.put(1, 2);
        key.put(3, -7);
        key.put(-1, 1);
        key.put(-2, coordinate(point.getAffineX().toByteArray()));
        key.put(-3, coordinate(point.getAffineY().toByteArray()));
        var length = ByteBuffer.allocate(Short.BYTES).putShort((short) id.length);
        return join(new byte[16], length.array(), id, cose(key));
    }

    /// By hand, because Jackson writes the keys of maps as text.
    private static byte[] cose(Map<Integer, Object> key) {
        var bytes = new ByteArrayOutputStream();
        bytes.write(0xa0 + key.size());
        key.forEach((name, value) -> {
            bytes.writeBytes(CBOR.writeValueAsBytes(name));
            bytes.writeBytes(CBOR.writeValueAsBytes(value));
        });
        return bytes.toByteArray();
    }

    private static byte[] coordinate(byte[] number) {
        var fixed = new byte[32];
        var from = Math.max(0, number.length - fixed.length);
        var length = number.length - from;
        System.arraycopy(number, from, fixed, fixed.length - length, length);
        return fixed;
    }

    private static byte[] join(byte[]... parts) {
        var bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
