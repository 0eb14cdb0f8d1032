package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Programs that prove who they are with a key: `demo-lps` (FAPI 2.0) and `demo-backend` (SMART Backend Services).
@DisplayNameGeneration(ReplaceUnderscores.class)
class StrictClientsTest extends HttpTest {

    private static final String TOKEN = "/oauth2/token";
    private final Curl curl = new Curl();

    private String assertion(String clientId) throws Exception {
        var key = JWKSet.parse(client(clientId).privateJwks())
                .getKeys()
                .getFirst()
                .toECKey();
        return assertion(clientId, key);
    }

    private static String assertion(String clientId, ECKey key) throws Exception {
        var algorithm = key.getCurve().equals(Curve.P_384) ? JWSAlgorithm.ES384 : JWSAlgorithm.ES256;
        var claims = new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(BASE)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .build();
        var jwt = new SignedJWT(
                new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static String proof(ECKey key, String method, String url, String token) throws Exception {
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
                .jwk(key.toPublicJWK())
                .build();
        var jwt = new SignedJWT(header, claims.build());
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static Map<String, String> signed(String assertion, Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        all.put("client_assertion", assertion);
        return all;
    }

    @Test
    void a_backend_gets_a_token_bound_to_its_establishment_with_each_assertion_once() throws Exception {
        clients.bindBackendTo(PscTestConfiguration.HOSPITAL);
        var form = signed(
                assertion("demo-backend"),
                Map.of("grant_type", "client_credentials", "scope", "system/Practitioner.rs"));
        var token = curl.post(BASE + TOKEN, form).text("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims())
                .containsEntry("role", "software")
                .containsEntry("structure", PscTestConfiguration.HOSPITAL.value())
                .containsEntry("scope", "system/Practitioner.rs");
        assertThat(curl.get(BASE + "/api/whoami", "Authorization", "Bearer " + token)
                        .body())
                .contains("Software", PscTestConfiguration.HOSPITAL.value());
        assertThat(curl.post(BASE + TOKEN, form).status()).isEqualTo(401);
        var tooMuch = signed(assertion("demo-backend"), Map.of("grant_type", "client_credentials", "scope", "admin"));
        assertThat(curl.post(BASE + TOKEN, tooMuch).text("error")).isEqualTo("invalid_scope");
        var stranger = new ECKeyGenerator(Curve.P_384).keyID("other").generate();
        var forged = signed(assertion("demo-backend", stranger), Map.of("grant_type", "client_credentials"));
        assertThat(curl.post(BASE + TOKEN, forged).text("error")).isEqualTo("invalid_client");
    }

    @Test
    void a_strict_client_pushes_its_request_and_its_token_works_with_its_key_alone() throws Exception {
        var pushed = curl.post(
                BASE + "/oauth2/par",
                signed(
                        assertion("demo-lps"),
                        Map.of(
                                "response_type", "code",
                                "client_id", "demo-lps",
                                "redirect_uri", CALLBACK,
                                "scope", "openid user/Patient.rs",
                                "state", "xyz",
                                "practice_situation", "cabinet",
                                "code_challenge", Curl.sha256(Curl.VERIFIER),
                                "code_challenge_method", "S256")));
        assertThat(pushed.status()).isEqualTo(201);
        var authorize =
                BASE + "/oauth2/authorize?client_id=demo-lps&request_uri=" + Curl.encode(pushed.text("request_uri"));
        var page = curl.get(authorize).location();
        var second = curl.submit(page, Map.of("username", PscTestConfiguration.LECLERC.value(), "password", "secret"));
        var asked =
                curl.get(BASE + "/api/sandbox/e-cps?username=leclerc").json().get(0);
        curl.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        var code = curl.get(curl.submit(second.location(), Map.of()).location());
        assertThat(code.parameter("iss")).isEqualTo(Curl.encode(BASE));
        var form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.parameter("code"),
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                Curl.VERIFIER);
        var key = new ECKeyGenerator(Curve.P_256).generate();
        var tokens = curl.post(
                BASE + TOKEN, signed(assertion("demo-lps"), form), "DPoP", proof(key, "POST", BASE + TOKEN, null));
        assertThat(tokens.text("token_type")).isEqualTo("DPoP");
        var access = tokens.text("access_token");
        var whoAmI = BASE + "/api/whoami";
        assertThat(curl.get(whoAmI, "Authorization", "DPoP " + access, "DPoP", proof(key, "GET", whoAmI, access))
                        .body())
                .contains("Leclerc");
        assertThat(curl.get(whoAmI, "Authorization", "Bearer " + access).status())
                .isEqualTo(401);
        var other = new ECKeyGenerator(Curve.P_256).generate();
        var stolen = curl.get(whoAmI, "Authorization", "DPoP " + access, "DPoP", proof(other, "GET", whoAmI, access));
        assertThat(stolen.status()).isEqualTo(401);
        assertThat(stolen.text("code")).isEqualTo("auth.invalid-token");
    }

    @Test
    void a_strict_client_gets_no_token_that_is_bound_to_nothing() throws Exception {
        var started = curl.post(
                BASE + "/oauth2/bc-authorize",
                signed(
                        assertion("demo-lps"),
                        Map.of("scope", "openid", "login_hint", "leclerc", "binding_message", "11")));
        var id = started.text("auth_req_id");
        curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        var form = Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", id);
        var refused = curl.post(BASE + TOKEN, signed(assertion("demo-lps"), form));
        assertThat(refused.text("error")).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void ciba_binds_the_token_to_the_key_of_the_proof() throws Exception {
        var started = curl.post(
                BASE + "/oauth2/bc-authorize",
                signed(
                        assertion("demo-lps"),
                        Map.of("scope", "openid", "login_hint", "leclerc", "binding_message", "12")));
        var id = started.text("auth_req_id");
        curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        var key = new ECKeyGenerator(Curve.P_256).generate();
        var form = Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", id);
        var tokens = curl.post(
                BASE + TOKEN, signed(assertion("demo-lps"), form), "DPoP", proof(key, "POST", BASE + TOKEN, null));
        assertThat(tokens.text("token_type")).isEqualTo("DPoP");
        assertThat(SignedJWT.parse(tokens.text("access_token"))
                        .getJWTClaimsSet()
                        .getJSONObjectClaim("cnf"))
                .containsEntry("jkt", key.computeThumbprint().toString());
    }
}
