package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import fr.socle.psc.Curl.Answer;
import fr.socle.psc.UserSession.Ending;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import tools.jackson.databind.JsonNode;

/// What hangs on a session falls with it: pages, codes, access tokens, refresh tokens; programs are told.
@DisplayNameGeneration(ReplaceUnderscores.class)
class SessionsTest extends HttpTest {

    private static final String PRO = BASE + "/pro/connexion";

    @Autowired
    private UserSessions sessions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RegisteredClientRepository registrations;

    private final Curl curl = new Curl();

    @AfterEach
    void backToNow() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private void signIn(Curl browser, String username) {
        var second = browser.submit(PRO, Map.of("username", username, "password", "secret"))
                .location();
        var asked = browser.get(BASE + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0);
        browser.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        browser.submit(second, Map.of());
    }

    private Answer authorize(Curl browser) {
        return browser.get(BASE + "/oauth2/authorize?response_type=code&client_id=demo-lps-basic&redirect_uri="
                + Curl.encode(CALLBACK) + "&scope=openid+scope_all&code_challenge=" + Curl.sha256(Curl.VERIFIER)
                + "&code_challenge_method=S256");
    }

    private JsonNode tokens(Curl browser) {
        return token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        authorize(browser).parameter("code"),
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        Curl.VERIFIER))
                .json();
    }

    private Answer token(Map<String, String> form) {
        return curl.post(BASE + "/oauth2/token", form, "Authorization", basic("demo-lps-basic"));
    }

    private Answer refresh(JsonNode tokens) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").asString()));
    }

    private boolean active(JsonNode tokens) {
        return curl.post(
                        BASE + "/oauth2/introspect",
                        Map.of("token", tokens.get("access_token").asString()),
                        "Authorization",
                        basic("demo-lps-basic"))
                .json()
                .get("active")
                .asBoolean();
    }

    private Answer call(JsonNode tokens) {
        return curl.get(
                BASE + "/api/whoami",
                "Authorization",
                "Bearer " + tokens.get("access_token").asString());
    }

    private static Map<String, Object> claims(JsonNode tokens, String which) {
        return claims(parsed(tokens.get(which).asString()));
    }

    private static SignedJWT parsed(String token) {
        try {
            return SignedJWT.parse(token);
        } catch (ParseException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Map<String, Object> claims(SignedJWT token) {
        try {
            return token.getJWTClaimsSet().getClaims();
        } catch (ParseException wrong) {
            throw new AssertionError(wrong);
        }
    }

    @Test
    void leaving_ends_pages_codes_access_tokens_and_refresh_tokens() {
        signIn(curl, "leclerc");
        var tokens = tokens(curl);
        assertThat(claims(tokens, "id_token").get("sid"))
                .isEqualTo(claims(tokens, "access_token").get("sid"));
        assertThat(call(tokens).status()).isEqualTo(200);
        assertThat(active(tokens)).isTrue();
        var waiting = authorize(curl).parameter("code");

        assertThat(curl.submit(PRO, BASE + "/deconnexion", Map.of()).location()).isEqualTo(BASE + "/");

        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        var refused = call(tokens);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text("code")).isEqualTo("auth.session-ended");
        assertThat(active(tokens)).isFalse();
        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
        var late = token(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                waiting,
                "redirect_uri",
                CALLBACK,
                "code_verifier",
                Curl.VERIFIER));
        assertThat(late.text("error")).isEqualTo("invalid_grant");
        assertThat(curl.get(
                                BASE + "/userinfo",
                                "Authorization",
                                "Bearer " + tokens.get("access_token").asString())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_session_is_over_after_half_an_hour_without_use_and_after_four_hours_of_use() {
        signIn(curl, "leclerc");
        var tokens = tokens(curl);
        for (var minutes = 20; minutes < 240; minutes += 20) {
            PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(minutes));
            assertThat(curl.get(BASE + "/pro/whoami").status())
                    .as("after %d minutes", minutes)
                    .isEqualTo(200);
        }
        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(241));
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");

        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        var other = new Curl();
        signIn(other, "leclerc");
        assertThat(other.get(BASE + "/pro/whoami").status()).isEqualTo(200);
        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(31));
        assertThat(other.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
    }

    @Test
    void proving_both_factors_again_keeps_the_session_and_somebody_else_at_the_same_browser_ends_it() {
        signIn(curl, "leclerc");
        var first = tokens(curl);
        signIn(curl, "leclerc");
        var second = tokens(curl);
        assertThat(claims(second, "id_token").get("sid"))
                .isEqualTo(claims(first, "id_token").get("sid"));
        signIn(curl, "martin");
        assertThat(call(first).status()).isEqualTo(401);
        assertThat(curl.get(BASE + "/pro/whoami").body()).contains("Martin");
    }

    @Test
    void a_program_without_id_token_has_the_person_asked_first() {
        signIn(curl, "leclerc");
        var back = "&post_logout_redirect_uri=" + Curl.encode("http://127.0.0.1:9999/") + "&state=a+b%26c";
        var page = curl.get(BASE + "/connect/logout?client_id=demo-lps-basic" + back);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Démo LPS", "Me déconnecter");
        assertThat(page.header("Content-Security-Policy")).endsWith("form-action 'self' http://127.0.0.1:9999");
        assertThat(curl.get(BASE + "/pro/whoami").status())
                .as("nothing has happened yet")
                .isEqualTo(200);
        var out = curl.post(
                BASE + "/connect/logout/confirmation",
                Map.of(
                        "_csrf", page.csrf(),
                        "client_id", "demo-lps-basic",
                        "post_logout_redirect_uri", "http://127.0.0.1:9999/",
                        "state", "a b&c"));
        assertThat(out.header("Location")).isEqualTo("http://127.0.0.1:9999/?state=a%20b%26c");
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
    }

    @Test
    void a_request_to_sign_out_is_refused_when_it_is_not_what_it_says() {
        signIn(curl, "leclerc");
        var tokens = tokens(curl);
        var id = tokens.get("id_token").asString();
        var altered = id.substring(0, id.length() - 6) + "AAAAAA";
        var logout = BASE + "/connect/logout?";
        for (var wrong : List.of(
                "id_token_hint=" + altered,
                "id_token_hint=" + tokens.get("access_token").asString(),
                "id_token_hint=" + id + "&client_id=demo-app",
                "client_id=nobody",
                "post_logout_redirect_uri=" + Curl.encode("http://127.0.0.1:9999/"),
                "id_token_hint=" + id + "&post_logout_redirect_uri=" + Curl.encode("https://evil.example/"))) {
            var answer = curl.get(logout + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("Déconnexion refusée");
        }
        assertThat(curl.get(BASE + "/pro/whoami").status()).isEqualTo(200);
        assertThat(curl.post(BASE + "/connect/logout", Map.of("id_token_hint", id), "Accept-Language", "fr")
                        .body())
                .contains("Vous êtes déconnecté");
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
    }

    @Test
    void programs_are_told_of_the_end_until_they_have_heard() throws Exception {
        var heard = new CopyOnWriteArrayList<String>();
        signIn(curl, "leclerc");
        var tokens = tokens(curl);
        var program = deafAtFirst(heard);
        try {
            sessions.endAll(accounts.byLogin("leclerc").orElseThrow().id(), Ending.PERSON);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> about(tokens, heard).isPresent());
        } finally {
            program.stop(0);
        }
        var token = about(tokens, heard).orElseThrow();
        var keys = JWKSet.parse(curl.get(BASE + "/oauth2/jwks").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        var said = token.getJWTClaimsSet();
        assertThat(said.getIssuer()).isEqualTo(BASE);
        assertThat(said.getAudience()).containsExactly("demo-lps-basic");
        assertThat(said.getClaims())
                .containsEntry("sid", claims(tokens, "id_token").get("sid"))
                .containsEntry("sub", claims(tokens, "id_token").get("sub"))
                .containsKeys("jti", "iat", "exp")
                .doesNotContainKey("nonce");
        assertThat(said.getJSONObjectClaim("events"))
                .containsOnlyKeys("http://schemas.openid.net/event/backchannel-logout");
    }

    private static Optional<SignedJWT> about(JsonNode tokens, List<String> heard) {
        var session = claims(tokens, "id_token").get("sid");
        return heard.stream()
                .map(SessionsTest::parsed)
                .filter(it -> claims(it).get("sid").equals(session))
                .findFirst();
    }

    private HttpServer deafAtFirst(List<String> heard) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        var attempts = new AtomicInteger();
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var deaf = attempts.getAndIncrement() == 0;
            if (!deaf) {
                heard.add(URLDecoder.decode(body.substring("logout_token=".length()), StandardCharsets.UTF_8));
            }
            exchange.sendResponseHeaders(deaf ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
        var client = client("demo-lps-basic").registration();
        registrations.save(RegisteredClient.from(client)
                .clientSettings(ClientSettings.withSettings(
                                client.getClientSettings().getSettings())
                        .setting(
                                ClientProfile.BACKCHANNEL_LOGOUT,
                                "http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .build());
        return server;
    }

    @Test
    void everybody_sees_where_they_are_signed_in_and_ends_what_they_want() {
        var elsewhere = new Curl();
        signIn(elsewhere, "martin");
        signIn(curl, "martin");
        var program = tokens(elsewhere);
        var page = curl.get(BASE + "/pro/sessions").body();
        assertThat(page).contains("Cette session", "approbation sur le téléphone", "Utilisée par : Démo LPS");
        var other = claims(program, "id_token").get("sid").toString();
        assertThat(page).contains("/pro/sessions/" + other + "/fin");

        var stranger = new Curl();
        signIn(stranger, "leclerc");
        stranger.submit(BASE + "/pro/sessions", BASE + "/pro/sessions/" + other + "/fin", Map.of());
        assertThat(call(program).status()).as("not a stranger's to end").isEqualTo(200);

        curl.submit(BASE + "/pro/sessions", BASE + "/pro/sessions/" + other + "/fin", Map.of());
        assertThat(call(program).status()).isEqualTo(401);
        assertThat(elsewhere.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        assertThat(curl.get(BASE + "/pro/sessions").body())
                .doesNotContain(other)
                .contains("La session est terminée");

        signIn(elsewhere, "martin");
        curl.submit(BASE + "/pro/sessions", BASE + "/pro/sessions/fin", Map.of());
        assertThat(elsewhere.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
    }

    @Test
    void a_session_that_cannot_be_read_any_more_is_none() {
        signIn(curl, "leclerc");
        jdbc.sql("""
                update psc.page_session_attributes set attribute_bytes = '\\x00'
                where attribute_name = 'SPRING_SECURITY_CONTEXT'""").update();
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        signIn(curl, "leclerc");
        assertThat(curl.get(BASE + "/pro/whoami").status()).isEqualTo(200);
    }

    @Test
    void a_phone_is_not_asked_until_somebody_gives_in() {
        var request = Map.of("scope", "openid", "login_hint", "tired", "binding_message", "42");
        for (var i = 0; i < 30; i++) {
            var asked = curl.post(BASE + "/oauth2/bc-authorize", request, "Authorization", basic("demo-lps-basic"));
            assertThat(asked.status()).isEqualTo(200);
        }
        var refused = curl.post(BASE + "/oauth2/bc-authorize", request, "Authorization", basic("demo-lps-basic"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("error")).isEqualTo("access_denied");
        var page = curl.submit(PRO, Map.of("username", "tired", "password", "secret"));
        assertThat(page.location()).isEqualTo(PRO);
        assertThat(curl.get(PRO).body()).contains("Trop d’essais");
    }

    @Test
    void the_metadata_promise_what_happens() {
        var metadata = curl.get(BASE + "/.well-known/openid-configuration").json();
        assertThat(metadata.get("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(metadata.get("backchannel_logout_session_supported").asBoolean())
                .isTrue();
        assertThat(metadata.get("end_session_endpoint").asString()).isEqualTo(BASE + "/connect/logout");
    }
}
