package fr.socle.psc;

import com.nimbusds.jose.jwk.JWK;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// A signed JWT put together by hand, so that it may be as wrong as one likes.
final class Jws {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    final Map<String, Object> header = new LinkedHashMap<>();
    final Map<String, Object> claims = new LinkedHashMap<>();

    /// A client assertion as it should be.
    static Jws assertion(String clientId, String issuer) {
        var now = Instant.now().getEpochSecond();
        return new Jws()
                .header("alg", "ES256")
                .claim("iss", clientId)
                .claim("sub", clientId)
                .claim("aud", issuer)
                .claim("jti", UUID.randomUUID().toString())
                .claim("iat", now)
                .claim("nbf", now)
                .claim("exp", now + 60);
    }

    /// A DPoP proof as it should be.
    static Jws proof(JWK key, String method, String url) {
        return new Jws()
                .header("alg", "ES256")
                .header("typ", "dpop+jwt")
                .header("jwk", key.toPublicJWK().toJSONObject())
                .claim("jti", UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", url)
                .claim("iat", Instant.now().getEpochSecond());
    }

    /// Null takes it away.
    Jws header(String name, Object value) {
        return put(header, name, value);
    }

    Jws claim(String name, Object value) {
        return put(claims, name, value);
    }

    private Jws put(Map<String, Object> where, String name, Object value) {
        if (value == null) {
            where.remove(name);
        } else {
            where.put(name, value);
        }
        return this;
    }

    String signed(JWK key) {
        try {
            return signed(
                    switch (key.getKeyType().getValue()) {
                        case "EC" -> key.toECKey().toPrivateKey();
                        case "RSA" -> key.toRSAKey().toPrivateKey();
                        default -> throw new IllegalArgumentException("no such key");
                    });
        } catch (com.nimbusds.jose.JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String signed(PrivateKey key) {
        return signed(key, String.valueOf(header.get("alg")));
    }

    String signed(PrivateKey key, String algorithm) {
        try {
            var signature =
                    switch (algorithm) {
                        case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
                        case "ES384" -> Signature.getInstance("SHA384withECDSAinP1363Format");
                        case "RS256" -> Signature.getInstance("SHA256withRSA");
                        case "RS384" -> Signature.getInstance("SHA384withRSA");
                        case "PS256" -> pss();
                        case "EdDSA" -> Signature.getInstance("Ed25519");
                        default -> throw new IllegalArgumentException(algorithm);
                    };
            signature.initSign(key);
            signature.update(body().getBytes(StandardCharsets.US_ASCII));
            return body() + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Signature pss() throws GeneralSecurityException {
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        return signature;
    }

    /// As those do who take a public key for a shared secret.
    String mac(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return body() + "." + base64(mac.doFinal(body().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String unsigned() {
        return body() + ".";
    }

    String body() {
        return base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
