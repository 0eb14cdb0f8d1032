package fr.socle.psc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import fr.socle.psc.Curl.Answer;
import fr.socle.psc.registration.RegisteringClients;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.json.JsonMapper;

/// Who writes a program registers it, alone, and keeps it in order.
@DisplayNameGeneration(ReplaceUnderscores.class)
class RegistrationTest extends HttpTest {

    private static final String API = BASE + "/api/developers/clients";
    private static final String TOKEN = BASE + "/oauth2/token";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Curl curl = new Curl();

    @Autowired
    RegisteringClients registering;

    private static Map<String, Object> psc() {
        return new HashMap<>(Map.of(
                "client_name", "Cabinet facile",
                "profile", "psc",
                "redirect_uris", List.of("https://cabinet.example/retour"),
                "scope", "openid scope_all user/Patient.rs"));
    }

    private static Map<String, Object> backend(ECKey... keys) {
        return new HashMap<>(Map.of(
                "client_name", "Laboratoire facile",
                "profile", "backend",
                "scope", "system/Observation.cruds",
                "finess", PscTestConfiguration.HOSPITAL.value(),
                "jwks", jwks(keys)));
    }

    private static Map<String, Object> jwks(ECKey... keys) {
        return new JWKSet(List.<JWK>of(keys)).toJSONObject(true);
    }

    private Answer register(Map<String, Object> request) {
        return curl.postJson(API, JSON.writeValueAsString(request));
    }

    private static String[] owner(Answer registered) {
        return new String[] {"Authorization", "Bearer " + registered.text("registration_access_token")};
    }

    private int tokenWith(Answer client, ECKey key) {
        var program = KeyedProgram.of(client.text("client_id"), key);
        return curl.post(TOKEN, program.signed(Map.of("grant_type", "client_credentials")))
                .status();
    }

    private static ECKey backendKey() {
        return KeyedProgram.newKey(Curve.P_384);
    }

    @Test
    void a_program_is_registered_and_called_with_at_once() {
        var made = register(psc());
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("state")).isEqualTo("active");
        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(made.header("Location")).isEqualTo(API + "/" + made.text("client_id"));
        assertThat(made.text("how_to_call")).contains(made.text("client_id"), TOKEN, "code_challenge_method=S256");
        var started = curl.post(
                BASE + "/oauth2/bc-authorize",
                Map.of("scope", "openid", "login_hint", "leclerc", "binding_message", "42"),
                "Authorization",
                Curl.basic(made.text("client_id"), made.text("client_secret")));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        var read = curl.get(API + "/" + made.text("client_id"), owner(made));
        assertThat(read.text("client_name")).isEqualTo("Cabinet facile");
        assertThat(read.body()).doesNotContain(made.text("client_secret"), "registration_access_token");
    }

    @Test
    void the_management_token_alone_opens_a_registration() {
        var made = register(psc());
        var address = API + "/" + made.text("client_id");
        assertThat(curl.get(address).text("code")).isEqualTo("client.wrong-token");
        assertThat(curl.get(address, "Authorization", "Bearer wrong").status()).isEqualTo(401);
        var other = register(psc());
        assertThat(curl.get(address, owner(other)).status()).isEqualTo(401);
        assertThat(curl.get(API + "/nothing", owner(made)).text("code")).isEqualTo("client.wrong-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://cabinet.example/retour",
                "https://cabinet.example/retour#x",
                "https://user@cabinet.example/retour",
                "https://*.cabinet.example/retour",
                "https://cabinet.example/a/../retour",
                "https://cabinet.example/%2e%2e/retour",
                "https://cabinet.example/re tour",
                "https://cabinet.example\\@evil.example/",
                "http://localhost.evil.example/",
                "http://127.0.0.1.evil.example/",
                "//cabinet.example/retour",
                "/retour",
                "javascript:alert(1)",
                "cabinet:/retour",
                "https:///retour",
                "https://cabinét.example/",
                ""
            })
    void an_address_that_could_be_misread_is_refused(String address) {
        var request = psc();
        request.put("redirect_uris", List.of("https://cabinet.example/retour", address));
        var refused = register(request);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("code")).isEqualTo("client.bad-redirect-uri");
        assertThat(refused.text("error")).isEqualTo("invalid_redirect_uri");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9999/retour",
                "http://localhost/retour",
                "http://[::1]:80/",
                "https://a.example"
            })
    void https_and_loopback_are_accepted(String address) {
        var request = psc();
        request.put("redirect_uris", List.of(address));
        assertThat(register(request).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "client_name, x, client.bad-name",
        "profile, admin, client.bad-profile",
        "scope, openid admin, client.bad-scope",
        "scope, openid system/*.rs, client.bad-scope",
        "scope, openid user/Patient., client.bad-scope",
        "scope, '', client.bad-scope",
        "scope, openid insi, client.structure-needed",
        "finess, 750000000, client.bad-structure",
        "siret, 12345678901234, client.bad-structure",
        "token_endpoint_auth_method, none, client.bad-auth-method",
        "token_endpoint_auth_method, private_key_jwt, client.no-keys",
        "token_endpoint_auth_method, tls_client_auth, client.structure-needed",
        "jwks_uri, https://cabinet.example/jwks, client.no-keys",
        "jwks_uri, http://cabinet.example/jwks, client.bad-address",
        "backchannel_logout_uri, ftp://cabinet.example/, client.bad-address"
    })
    void what_cannot_be_given_is_refused_by_name(String field, String value, String code) {
        var request = psc();
        request.put(field, value);
        assertThat(register(request).text("code")).isEqualTo(code);
    }

    @Test
    void grants_of_another_profile_and_bad_keys_are_refused() {
        var request = psc();
        request.put("grant_types", List.of("client_credentials"));
        assertThat(register(request).text("code")).isEqualTo("client.bad-grant-type");
        request.remove("grant_types");
        request.remove("redirect_uris");
        assertThat(register(request).text("code")).isEqualTo("client.no-redirect-uri");
        var secret = backend(backendKey());
        secret.put("jwks", new JWKSet(List.<JWK>of(backendKey())).toJSONObject(false));
        assertThat(register(secret).text("code")).isEqualTo("client.bad-keys");
        var unnamed = backend(backendKey());
        unnamed.put("jwks", Map.of("keys", List.of(Map.of("kty", "EC"))));
        assertThat(register(unnamed).text("code")).isEqualTo("client.bad-keys");
        var symmetric = backend(backendKey());
        symmetric.put("jwks", Map.of("keys", List.of(Map.of("kty", "oct", "k", "AAAA", "kid", "1"))));
        assertThat(register(symmetric).text("code")).isEqualTo("client.bad-keys");
        assertThat(curl.postJson(API, "{\"client_name\":").status()).isEqualTo(400);
    }

    @Test
    void a_backend_is_bound_to_its_siret() {
        var key = backendKey();
        var request = backend(key);
        request.remove("finess");
        request.put("siret", "73282932000074");
        var made = register(request);
        var program = KeyedProgram.of(made.text("client_id"), key);
        var token = curl.post(TOKEN, program.signed(Map.of("grant_type", "client_credentials")))
                .text("access_token");
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8);
        assertThat(JSON.readTree(claims).get("struct_IdNat").asString()).isEqualTo("373282932000074");
    }

    @Test
    void keys_rotate_without_a_gap() {
        var old = backendKey();
        var next = backendKey();
        var made = register(backend(old));
        var keys = API + "/" + made.text("client_id") + "/keys";
        assertThat(tokenWith(made, old)).isEqualTo(200);
        assertThat(tokenWith(made, next)).isEqualTo(401);
        assertThat(curl.putJson(keys, JSON.writeValueAsString(Map.of("jwks", jwks(old, next))), owner(made))
                        .status())
                .isEqualTo(200);
        assertThat(tokenWith(made, old)).isEqualTo(200);
        assertThat(tokenWith(made, next)).isEqualTo(200);
        curl.putJson(keys, JSON.writeValueAsString(Map.of("jwks", jwks(next))), owner(made));
        assertThat(tokenWith(made, old)).isEqualTo(401);
        assertThat(tokenWith(made, next)).isEqualTo(200);
        assertThat(curl.putJson(keys, "{}", owner(made)).text("code")).isEqualTo("client.no-keys");
    }

    @Test
    void a_secret_rotates_with_an_overlap() {
        var made = register(psc());
        var address = API + "/" + made.text("client_id");
        var rotated = curl.postJson(address + "/secret", "", owner(made));
        assertThat(introspects(made, made.text("client_secret"))).isTrue();
        assertThat(introspects(made, rotated.text("client_secret"))).isTrue();
        var again = curl.postJson(address + "/secret", "", owner(made));
        assertThat(introspects(made, made.text("client_secret"))).isFalse();
        assertThat(introspects(made, rotated.text("client_secret"))).isTrue();
        assertThat(introspects(made, again.text("client_secret"))).isTrue();
        var keyed = register(backend(backendKey()));
        assertThat(curl.postJson(API + "/" + keyed.text("client_id") + "/secret", "", owner(keyed))
                        .text("code"))
                .isEqualTo("client.no-secret");
    }

    private boolean introspects(Answer client, String secret) {
        return curl.post(
                                BASE + "/oauth2/introspect",
                                Map.of("token", "x"),
                                "Authorization",
                                Curl.basic(client.text("client_id"), secret))
                        .status()
                == 200;
    }

    @Test
    void a_suspended_program_and_its_tokens_open_nothing_until_it_resumes() {
        var key = backendKey();
        var made = register(backend(key));
        var program = KeyedProgram.of(made.text("client_id"), key);
        var token = curl.post(TOKEN, program.signed(Map.of("grant_type", "client_credentials")))
                .text("access_token");
        assertThat(uses(token)).isEqualTo(200);
        curl.postJson(API + "/" + made.text("client_id") + "/suspend", "", owner(made));
        assertThat(tokenWith(made, key)).isEqualTo(401);
        Awaitility.await().atMost(Duration.ofSeconds(3)).until(() -> uses(token) == 401);
        curl.postJson(API + "/" + made.text("client_id") + "/resume", "", owner(made));
        assertThat(tokenWith(made, key)).isEqualTo(200);
        assertThat(curl.delete(API + "/" + made.text("client_id"), owner(made)).status())
                .isEqualTo(204);
        assertThat(tokenWith(made, key)).isEqualTo(401);
        assertThat(curl.postJson(API + "/" + made.text("client_id") + "/resume", "", owner(made))
                        .text("code"))
                .isEqualTo("client.wrong-state");
    }

    private int uses(String token) {
        return curl.get(BASE + "/api/whoami", "Authorization", "Bearer " + token)
                .status();
    }

    @Test
    void addresses_change_and_what_was_approved_does_not() {
        var made = register(psc());
        var address = API + "/" + made.text("client_id");
        var moved = psc();
        moved.put("redirect_uris", List.of("https://nouveau.example/retour"));
        assertThat(curl.putJson(address, JSON.writeValueAsString(moved), owner(made))
                        .json()
                        .at("/redirect_uris/0")
                        .asString())
                .isEqualTo("https://nouveau.example/retour");
        moved.put("scope", "openid scope_all user/*.cruds");
        assertThat(curl.putJson(address, JSON.writeValueAsString(moved), owner(made))
                        .text("code"))
                .isEqualTo("client.fixed");
        assertThat(introspects(made, made.text("client_secret"))).isTrue();
    }

    @Test
    void on_pages_too() {
        var page = BASE + "/developpeurs/clients";
        var form = Map.of(
                "name", "Page facile",
                "profile", "psc",
                "scope", "openid scope_all",
                "redirects", "https://page.example/retour");
        var refused = curl.submit(page, Map.of("name", "x", "profile", "psc"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("client.bad-name", "3 à 100 caractères");
        var made = curl.submit(page, form);
        assertThat(made.status()).isEqualTo(200);
        var client = Curl.find("id=\"client-id\">([^<]+)<", made.body());
        var token = Curl.find("id=\"management-token\">([^<]+)<", made.body());
        var manage = page + "/gestion";
        assertThat(curl.get(curl.submit(manage, Map.of("client", client, "token", "wrong"))
                                .location())
                        .body())
                .contains("client.wrong-token");
        curl.submit(manage, Map.of("client", client, "token", token));
        assertThat(curl.get(manage).body()).contains("Page facile", "Actif");
        var rotated = curl.submit(manage, manage + "/secret", Map.of());
        assertThat(rotated.body()).contains("L’ancien secret vaut jusqu’au");
        assertThat(rotated.header("Cache-Control")).contains("no-store");
        curl.submit(manage, manage + "/suspendre", Map.of());
        assertThat(curl.get(manage).body()).contains("Suspendu par son auteur");
    }

    @Test
    void an_administrator_blocks_a_program_and_its_owner_does_not_lift_it() {
        var made = register(psc());
        var console = BASE + "/admin/clients";
        signInToTheConsole();
        var id = made.text("client_id");
        assertThat(curl.get(console).body()).contains(id);
        curl.submit(console, console + "/" + id + "/bloquer", Map.of("reason", "Abus constaté"));
        assertThat(introspects(made, made.text("client_secret"))).isFalse();
        assertThat(curl.get(API + "/" + id, owner(made)).text("reason")).isEqualTo("Abus constaté");
        assertThat(curl.postJson(API + "/" + id + "/resume", "", owner(made)).text("code"))
                .isEqualTo("client.wrong-state");
        curl.submit(console, console + "/" + id + "/debloquer", Map.of());
        assertThat(introspects(made, made.text("client_secret"))).isTrue();
    }

    private void signInToTheConsole() {
        var second = curl.submit(BASE + "/admin/connexion", Map.of("username", "root", "password", "secret"));
        var asked = curl.get(BASE + "/api/sandbox/e-cps?username=root").json().get(0);
        curl.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        curl.submit(second.location(), Map.of());
    }

    @Test
    void outside_the_sandbox_a_program_waits_for_an_administrator() {
        var production = AopTestUtils.getTargetObject(registering);
        ReflectionTestUtils.setField(production, "atOnce", false);
        Answer wanted;
        Answer unwanted;
        try {
            wanted = register(psc());
            unwanted = register(psc());
        } finally {
            ReflectionTestUtils.setField(production, "atOnce", true);
        }
        assertThat(wanted.status()).isEqualTo(202);
        assertThat(wanted.text("state")).isEqualTo("proposed");
        assertThat(introspects(wanted, wanted.text("client_secret"))).isFalse();
        signInToTheConsole();
        var console = BASE + "/admin/clients";
        curl.submit(console, console + "/" + wanted.text("client_id") + "/approuver", Map.of());
        curl.submit(console, console + "/" + unwanted.text("client_id") + "/refuser", Map.of("reason", "Doublon"));
        assertThat(introspects(wanted, wanted.text("client_secret"))).isTrue();
        assertThat(introspects(unwanted, unwanted.text("client_secret"))).isFalse();
        var told = curl.get(API + "/" + unwanted.text("client_id"), owner(unwanted));
        assertThat(told.text("state")).isEqualTo("refused");
        assertThat(told.text("reason")).isEqualTo("Doublon");
    }
}
