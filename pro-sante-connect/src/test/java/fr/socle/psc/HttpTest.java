package fr.socle.psc;

import fr.socle.database.ModuleTestConfiguration;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The module started alone and met from outside, over HTTP. One start serves all such tests.
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = {
            "socle.psc.throttle.per-account=5",
            "socle.psc.phone.poll-interval=PT2S",
            "socle.psc.phone.unanswered=30",
            "socle.psc.review-every=PT0.5S"
        })
@ActiveProfiles("sandbox")
@Import({ModuleTestConfiguration.class, PscTestConfiguration.class})
abstract class HttpTest {

    static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final int PORT = freePort();
    static final String BASE = "http://localhost:" + PORT;

    @Autowired
    SandboxClients clients;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("socle.public-url", () -> BASE);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    SandboxClients.Client client(String clientId) {
        return clients.all().stream()
                .filter(it -> it.registration().getClientId().equals(clientId))
                .findFirst()
                .orElseThrow();
    }

    /// `Authorization: Basic` of a client with a secret.
    String basic(String clientId) {
        return Curl.basic(clientId, client(clientId).secret());
    }

    /// What an administrator's program gets with its secret.
    String adminToken() {
        return new Curl()
                .post(
                        BASE + "/oauth2/token",
                        Map.of("grant_type", "client_credentials", "scope", "admin"),
                        "Authorization",
                        basic("demo-admin"))
                .text("access_token");
    }

    /// What a doctor's program gets at the end of CIBA.
    String tokenOf(String username, String scope) {
        return tokensOf(username, scope).get("access_token").asString();
    }

    JsonNode tokensOf(String username, String scope) {
        var curl = new Curl();
        var started = curl.post(
                        BASE + "/oauth2/bc-authorize",
                        Map.of("scope", scope, "login_hint", username, "binding_message", "42"),
                        "Authorization",
                        basic("demo-lps-basic"))
                .json();
        var id = started.get("auth_req_id").asString();
        curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        return curl.post(
                        BASE + "/oauth2/token",
                        Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", id),
                        "Authorization",
                        basic("demo-lps-basic"))
                .json();
    }
}
