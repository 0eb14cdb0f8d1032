package fr.socle.psc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// A program with a key of its own, and another key its tokens are bound to.
record KeyedProgram(String clientId, ECKey key, ECKey bound) {

    static KeyedProgram of(String clientId, ECKey key) {
        return new KeyedProgram(clientId, key, newKey());
    }

    static ECKey newKey() {
        return newKey(Curve.P_256);
    }

    static ECKey newKey(Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyIDFromThumbprint(true).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    KeyedProgram boundTo(ECKey other) {
        return new KeyedProgram(clientId, key, other);
    }

    /// With the proof of who it is.
    Map<String, String> signed(Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", statement(Map.of()));
        return all;
    }

    /// A statement in its own name, with more claims.
    String statement(Map<String, Object> more) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(HttpTest.BASE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        more.forEach(claims::claim);
        var algorithm = key.getCurve().equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES256;
        return sign(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims, key);
    }

    /// A DPoP proof.
    ///
    /// @param token null at the token endpoint
    String proof(String method, String url, String token) {
        var claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", url)
                .issueTime(new Date());
        if (token != null) {
            claims.claim("ath", Curl.sha256(token));
        }
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(bound.toPublicJWK())
                .build();
        return sign(header, claims, bound);
    }

    private static String sign(JWSHeader header, JWTClaimsSet.Builder claims, ECKey key) {
        try {
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
