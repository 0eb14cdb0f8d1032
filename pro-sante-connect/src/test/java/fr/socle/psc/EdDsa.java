package fr.socle.psc;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

/// A proof signed with Ed25519.
final class EdDsa {

    private EdDsa() {}

    static String proof(String method, String url) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
            var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new Jws()
                    .header("alg", "EdDSA")
                    .header("typ", "dpop+jwt")
                    .header("jwk", Map.of("kty", "OKP", "crv", "Ed25519", "x", Jws.base64(x)))
                    .claim("jti", UUID.randomUUID().toString())
                    .claim("htm", method)
                    .claim("htu", url)
                    .claim("iat", Instant.now().getEpochSecond())
                    .signed(pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
