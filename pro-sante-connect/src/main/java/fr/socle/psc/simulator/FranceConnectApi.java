package fr.socle.psc.simulator;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.RealTime;
import fr.socle.psc.simulator.SimulatedGrants.Grant;
import fr.socle.psc.upstream.DecryptionKeys;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The endpoints of FranceConnect+ a client calls: ES256 signatures inside A256GCM encryption, the ID token for the
/// client's RSA key and the userinfo for its elliptic one, so that both are tried.
@RestController
@Profile("sandbox")
@RequestMapping(SimulatedFranceConnect.API)
class FranceConnectApi {

    private static final String NAME = "franceconnect";

    private final SimulatedFranceConnect us;
    private final SimulatedGrants grants;
    private final SimulatorKeys keys;
    private final DecryptionKeys client;
    private final RealTime time;

    FranceConnectApi(
            SimulatedFranceConnect us,
            SimulatedGrants grants,
            SimulatorKeys keys,
            DecryptionKeys client,
            RealTime time) {
        this.us = us;
        this.grants = grants;
        this.keys = keys;
        this.client = client;
        this.time = time;
    }

    @GetMapping("/jwks")
    Map<String, Object> jwks() {
        return new JWKSet(keys.of(NAME)).toJSONObject(true);
    }

    @PostMapping("/token")
    Map<String, Object> token(
            @RequestParam("client_id") String id,
            @RequestParam("client_secret") String secret,
            @RequestParam String code,
            @RequestParam("redirect_uri") String redirect,
            @RequestParam(value = "code_verifier", defaultValue = "") String verifier) {
        var grant = grants.redeem(code).orElseThrow(FranceConnectApi::invalid);
        if (!id.equals(grant.client())
                || !same(secret, us.upstream().client().secret())
                || !redirect.equals(grant.redirect())
                || grant.challenge() != null && !grant.challenge().equals(challenge(verifier))) {
            throw invalid();
        }
        var claims = claims(grant)
                .claim("nonce", grant.claims().get("nonce"))
                .claim("acr", grant.claims().get("acr"))
                .claim("amr", List.of("pwd", "mfa"))
                .expirationTime(Date.from(time.now().plus(SimulatedGrants.LIFE)))
                .build();
        return Map.of(
                "access_token",
                grant.token(),
                "token_type",
                "Bearer",
                "expires_in",
                SimulatedGrants.LIFE.toSeconds(),
                "id_token",
                encrypted(claims, KeyType.RSA));
    }

    @GetMapping(path = "/userinfo", produces = "application/jwt")
    String userinfo(@RequestHeader("Authorization") String authorization) {
        var grant = grants.byToken(authorization.replaceFirst("^Bearer ", ""))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.UNAUTHORIZED));
        var claims = claims(grant);
        grant.claims().forEach((name, value) -> {
            if (!name.equals("nonce") && !name.equals("acr")) {
                claims.claim(name, value);
            }
        });
        return encrypted(claims.build(), KeyType.EC);
    }

    private JWTClaimsSet.Builder claims(Grant grant) {
        return new JWTClaimsSet.Builder()
                .issuer(us.issuer())
                .audience(grant.client())
                .subject(String.valueOf(grant.claims().get("sub")))
                .issueTime(Date.from(time.now()));
    }

    @SuppressWarnings("deprecation") // RSA-OAEP is what FranceConnect+ offers
    private String encrypted(JWTClaimsSet claims, KeyType type) {
        try {
            var key = keys.of(NAME);
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            signed.sign(new ECDSASigner(key));
            var theirs = client.published().getKeys().stream()
                    .filter(it -> it.getKeyType().equals(type))
                    .findFirst()
                    .orElseThrow();
            var algorithm = type.equals(KeyType.RSA) ? JWEAlgorithm.RSA_OAEP : JWEAlgorithm.ECDH_ES;
            var sealed = new JWEObject(
                    new JWEHeader.Builder(algorithm, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .keyID(theirs.getKeyID())
                            .build(),
                    new Payload(signed));
            seal(sealed, theirs);
            return sealed.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void seal(JWEObject sealed, JWK theirs) throws JOSEException {
        if (theirs.getKeyType().equals(KeyType.RSA)) {
            sealed.encrypt(new RSAEncrypter(theirs.toRSAKey()));
        } else {
            sealed.encrypt(new ECDHEncrypter(theirs.toECKey()));
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ResponseStatusException invalid() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, "invalid_grant");
    }
}
