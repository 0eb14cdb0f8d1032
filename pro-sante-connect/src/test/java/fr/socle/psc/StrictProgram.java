package fr.socle.psc;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.socle.psc.Curl.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// A program of the FAPI 2.0 profile, and the browser of the doctor who uses it. Everything it sends may be changed on
/// the way; an empty value takes a parameter away.
final class StrictProgram {

    static final Consumer<Jws> AS_IT_IS = _ -> {};

    final String base;
    final String clientId;
    final ECKey key;
    final JWK rsa;
    final ECKey proofKey;
    final Curl curl;

    StrictProgram(String base, SandboxClients.Client client, Curl curl) {
        this.base = base;
        this.clientId = client.registration().getClientId();
        this.curl = curl;
        try {
            var keys = JWKSet.parse(client.privateJwks()).getKeys();
            this.key = keys.get(0).toECKey();
            this.rsa = keys.get(1);
            this.proofKey = new ECKeyGenerator(Curve.P_256).generate();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Jws assertion() {
        return Jws.assertion(clientId, base).header("kid", key.getKeyID());
    }

    Jws proof(String url) {
        return Jws.proof(proofKey, "POST", url);
    }

    Map<String, String> authenticated(String assertion, Map<String, String> form, Map<String, String> change) {
        var all = new HashMap<>(form);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", assertion);
        all.putAll(change);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    Answer push(Map<String, String> change, String... headers) {
        return push(assertion().signed(key), change, headers);
    }

    Answer push(String assertion, Map<String, String> change, String... headers) {
        return curl.post(base + "/oauth2/par", authenticated(assertion, request(), change), headers);
    }

    Map<String, String> request() {
        return Map.of(
                "response_type", "code",
                "client_id", clientId,
                "redirect_uri", HttpTest.CALLBACK,
                "scope", "openid scope_all",
                "state", "xyz",
                "nonce", "n1",
                "practice_situation", "cabinet",
                "code_challenge", Curl.sha256(Curl.VERIFIER),
                "code_challenge_method", "S256");
    }

    /// What the browser is told when it brings the pushed request.
    Answer visit(String requestUri) {
        return visit(requestUri, clientId);
    }

    Answer visit(String requestUri, String clientId) {
        return curl.get(base + "/oauth2/authorize?client_id=" + clientId + "&request_uri=" + Curl.encode(requestUri));
    }

    String code(Map<String, String> change, String... headers) {
        return URLDecoder.decode(
                visit(push(change, headers).text("request_uri")).parameter("code"), StandardCharsets.UTF_8);
    }

    Answer tokens(String code) {
        return tokens(code, Map.of(), proof(base + "/oauth2/token").signed(proofKey));
    }

    Answer tokens(String code, Map<String, String> change, String proof) {
        var form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                HttpTest.CALLBACK,
                "code_verifier",
                Curl.VERIFIER);
        var headers = proof == null ? new String[0] : new String[] {"DPoP", proof};
        return curl.post(base + "/oauth2/token", authenticated(assertion().signed(key), form, change), headers);
    }

    Answer call(String url, String token) {
        return curl.get(
                url,
                "Authorization",
                "DPoP " + token,
                "DPoP",
                Jws.proof(proofKey, "GET", url).claim("ath", Curl.sha256(token)).signed(proofKey));
    }

    /// The doctor signs in with this program's browser: password, then phone.
    StrictProgram signedIn(String username) {
        var page = base + "/pro/connexion";
        var second = curl.submit(page, Map.of("username", username, "password", "secret"));
        var asked = curl.get(base + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0);
        curl.post(base + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        curl.submit(second.location(), Map.of());
        return this;
    }
}
