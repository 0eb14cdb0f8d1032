package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.socle.database.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two programs on one database, and a balancer that never sends two requests in a row to the same one.
@DisplayNameGeneration(ReplaceUnderscores.class)
@Execution(ExecutionMode.CONCURRENT)
class TwoInstancesTests {

    private static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final String VERIFIER = "v".repeat(64);

    @TempDir
    Path home;

    @Test
    void no_step_of_a_sign_in_needs_the_program_that_answered_the_step_before() throws Exception {
        var ports = new int[] {PlatformTest.FreePort.free(), PlatformTest.FreePort.free()};
        try (var database = EmbeddedPostgresServer.temporary();
                var one = start(ports, 0, database).untilReady();
                var other = start(ports, 1, database).untilReady()) {
            var software = one.software();
            var client = PracticeSoftware.basic(software.client("demo-lps-basic"));
            var password = software.account("docteur1").path("password").asString();
            var balanced = new Balanced(ports);

            var pushed = balanced.post(
                    "/oauth2/par",
                    Map.of(
                            "response_type", "code",
                            "client_id", "demo-lps-basic",
                            "redirect_uri", CALLBACK,
                            "scope", "openid scope_all",
                            "code_challenge", challenge(),
                            "code_challenge_method", "S256"),
                    client);
            var signIn = balanced.get("/oauth2/authorize?client_id=demo-lps-basic&request_uri="
                            + PracticeSoftware.encode(
                                    json(pushed).path("request_uri").asString()))
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            balanced.submit(path(signIn), Map.of("username", "docteur1", "password", password));
            var asked = json(balanced.get("/api/sandbox/e-cps?username=docteur1"));
            balanced.post("/api/sandbox/e-cps/" + asked.at("/0/auth_req_id").asString() + "/approve", Map.of(), client);
            var next = balanced.submit("/pro/connexion/second-facteur", Map.of());
            if (location(next).equals("/pro/situation")) {
                next = balanced.submit("/pro/situation", Map.of("situation", balanced.value("/pro/situation")));
            }
            var answer = balanced.get(location(next))
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            var tokens = json(balanced.post(
                    "/oauth2/token",
                    Map.of(
                            "grant_type",
                            "authorization_code",
                            "code",
                            find("[?&]code=([^&]+)", answer),
                            "redirect_uri",
                            CALLBACK,
                            "code_verifier",
                            VERIFIER),
                    client));
            var bearer = "Bearer " + tokens.path("access_token").asString();

            assertThat(balanced.get("/userinfo", bearer).statusCode()).isEqualTo(200);
            assertThat(balanced.get("/userinfo", bearer).statusCode()).isEqualTo(200);
            assertThat(balanced.get("/pro/sessions").body()).contains("Démo LPS");

            var session = find(
                    "/pro/sessions/([0-9a-f-]{36})/fin",
                    balanced.get("/pro/sessions").body());
            balanced.submit("/pro/sessions", "/pro/sessions/" + session + "/fin", Map.of());

            await("the end is known everywhere").atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                assertThat(balanced.get("/userinfo", bearer).statusCode()).isEqualTo(401);
                assertThat(balanced.get("/userinfo", bearer).statusCode()).isEqualTo(401);
            });
            for (var i = 0; i < 2; i++) {
                assertThat(location(balanced.get("/pro/sessions"))).isEqualTo("/pro/connexion");
                var refused = balanced.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                tokens.path("refresh_token").asString()),
                        client);
                assertThat(json(refused).path("error").asString()).isEqualTo("invalid_grant");
            }

            for (var i = 0; i < 3; i++) {
                balanced.submit("/pro/connexion", Map.of("username", "docteur2", "password", "wrong"));
            }
            var right = Map.of("username", "docteur2", "password", password);
            for (var i = 0; i < 2; i++) {
                assertThat(location(balanced.submit("/pro/connexion", right)))
                        .as("failures are counted together")
                        .isEqualTo("/pro/connexion");
            }
        }
    }

    private AnotherProgram start(int[] ports, int which, EmbeddedPostgresServer database) throws IOException {
        return AnotherProgram.start(
                SocleApplication.class,
                ports[which],
                home.resolve(String.valueOf(which)),
                "--socle.public-url=http://localhost:" + ports[0],
                "--spring.datasource.url=" + database.jdbcUrl("postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--socle.psc.throttle.per-account=3");
    }

    private static String challenge() throws Exception {
        var digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private static String location(HttpResponse<String> answer) {
        return path(answer.headers().firstValue("location").orElse("nowhere: " + answer.statusCode()));
    }

    private static String path(String address) {
        var uri = URI.create(address);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    /// A browser, and the software beside it, behind the worst of balancers.
    private static final class Balanced {

        private final HttpClient http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .build();
        private final int[] ports;
        private int turn;

        Balanced(int[] ports) {
            this.ports = ports;
        }

        HttpResponse<String> get(String path, String... authorization) {
            return send(next(path, authorization).GET());
        }

        HttpResponse<String> post(String path, Map<String, String> form, String... authorization) {
            var body = form.entrySet().stream()
                    .map(it -> PracticeSoftware.encode(it.getKey()) + "=" + PracticeSoftware.encode(it.getValue()))
                    .collect(Collectors.joining("&"));
            return send(next(path, authorization)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> submit(String page, Map<String, String> fields) {
            return submit(page, page, fields);
        }

        HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
            var form = new HashMap<>(fields);
            form.put(
                    "_csrf",
                    find("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", get(page).body()));
            return post(action, form);
        }

        /// Of the first choice of a page.
        String value(String page) {
            return find("type=\"radio\"[^>]*value=\"([^\"]+)\"", get(page).body());
        }

        private HttpRequest.Builder next(String path, String... authorization) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + ports[turn++ % 2] + path));
            return authorization.length == 0 ? request : request.header("Authorization", authorization[0]);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), BodyHandlers.ofString());
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
