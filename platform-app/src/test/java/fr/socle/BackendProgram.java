package fr.socle;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/// A program that acts in its own name and proves who it is with its key (SMART Backend Services): `demo-backend`.
final class BackendProgram {

    private static final String CLIENT = "demo-backend";

    private BackendProgram() {}

    static PracticeSoftware of(PracticeSoftware software, String scope) {
        var answer = software.postForm(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "scope",
                        scope,
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion(software)));
        if (answer.status() != 200) {
            throw new IllegalStateException("No token: " + answer.body());
        }
        return software.with(
                "Authorization", "Bearer " + answer.json().path("access_token").asString());
    }

    private static String assertion(PracticeSoftware software) {
        try {
            var key = ECKey.parse(
                    software.client(CLIENT).at("/private_jwks/keys/0").toString());
            var now = Instant.now();
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES384)
                            .keyID(key.getKeyID())
                            .build(),
                    new JWTClaimsSet.Builder()
                            .issuer(CLIENT)
                            .subject(CLIENT)
                            .audience(software.base())
                            .jwtID(UUID.randomUUID().toString())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(60)))
                            .build());
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException | ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
