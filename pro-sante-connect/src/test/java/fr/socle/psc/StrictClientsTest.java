package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.Curl.Answer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Programs that prove who they are with a key: `demo-lps` (FAPI 2.0) and `demo-backend` (SMART Backend Services).
@DisplayNameGeneration(ReplaceUnderscores.class)
class StrictClientsTest extends HttpTest {

    private static final String TOKEN = BASE + "/oauth2/token";
    private static final String CIBA = "urn:openid:params:grant-type:ciba";
    private final Curl curl = new Curl();

    private Map<String, String> asBackend(ECKey key, String scope) {
        var assertion =
                Jws.assertion("demo-backend", BASE).header("alg", "ES384").header("kid", key.getKeyID());
        var form = new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", assertion.signed(key)));
        form.put("scope", scope);
        return form;
    }

    @Test
    void a_backend_gets_a_token_bound_to_its_establishment_with_each_assertion_once() throws Exception {
        clients.bindBackendTo(PscTestConfiguration.HOSPITAL);
        var key = JWKSet.parse(client("demo-backend").privateJwks())
                .getKeys()
                .getFirst()
                .toECKey();
        var form = asBackend(key, "system/Practitioner.rs");
        var token = curl.post(TOKEN, form).text("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims())
                .containsEntry("role", "software")
                .containsEntry("structure", PscTestConfiguration.HOSPITAL.value())
                .containsEntry("scope", "system/Practitioner.rs");
        assertThat(curl.get(BASE + "/api/whoami", "Authorization", "Bearer " + token)
                        .body())
                .contains("Software", PscTestConfiguration.HOSPITAL.value());
        assertThat(curl.post(TOKEN, form).status()).isEqualTo(401);
        assertThat(curl.post(TOKEN, asBackend(key, "admin")).text("error")).isEqualTo("invalid_scope");
        var stranger = new ECKeyGenerator(Curve.P_384).keyID("other").generate();
        assertThat(curl.post(TOKEN, asBackend(stranger, "system/Practitioner.rs"))
                        .text("error"))
                .isEqualTo("invalid_client");
    }

    private String approved(StrictProgram program) {
        var started = curl.post(
                BASE + "/oauth2/bc-authorize",
                program.authenticated(
                        program.assertion().signed(program.key),
                        Map.of("scope", "openid", "login_hint", "leclerc", "binding_message", "12"),
                        Map.of()));
        var id = started.text("auth_req_id");
        curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        return id;
    }

    private Answer poll(StrictProgram program, String id, String... headers) {
        var form = Map.of("grant_type", CIBA, "auth_req_id", id);
        return curl.post(
                TOKEN, program.authenticated(program.assertion().signed(program.key), form, Map.of()), headers);
    }

    @Test
    void ciba_binds_the_token_to_the_key_of_the_proof_and_gives_none_that_is_bound_to_nothing() throws Exception {
        var program = new StrictProgram(BASE, client("demo-lps"), curl);
        var id = approved(program);
        assertThat(poll(program, id).text("error")).isEqualTo("invalid_dpop_proof");
        var tokens = poll(program, id, "DPoP", program.proof(TOKEN).signed(program.proofKey));
        assertThat(tokens.text("token_type")).isEqualTo("DPoP");
        assertThat(SignedJWT.parse(tokens.text("access_token"))
                        .getJWTClaimsSet()
                        .getJSONObjectClaim("cnf"))
                .containsEntry("jkt", program.proofKey.computeThumbprint().toString());
    }

    @Test
    void a_doctor_with_several_situations_may_leave_the_choice_to_the_pushed_request() throws Exception {
        var program = new StrictProgram(BASE, client("demo-lps"), curl).signedIn("durand");
        var token = program.tokens(program.code(Map.of("practice_situation", "clinic")))
                .text("access_token");
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getJSONObjectClaim("practice_situation"))
                .containsEntry("id", "clinic");
    }
}
