package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;

/// A client may keep its keys at an address of its own and change them there (SMART Backend Services).
@DisplayNameGeneration(ReplaceUnderscores.class)
class PublishedClientKeysTest extends HttpTest {

    private static final String CLIENT = "published-keys";

    @Autowired
    RegisteredClientRepository registry;

    private final Curl curl = new Curl();
    private final AtomicInteger visits = new AtomicInteger();
    private HttpServer server;
    private volatile ECKey key;
    private volatile String cacheControl = "max-age=20";

    @BeforeEach
    void a_client_with_an_address() throws Exception {
        key = new ECKeyGenerator(Curve.P_384).keyID("first").generate();
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/jwks", exchange -> {
            visits.incrementAndGet();
            var body = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Cache-Control", cacheControl);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var model = client("demo-backend").registration();
        registry.save(RegisteredClient.from(model)
                .id(CLIENT)
                .clientId(CLIENT)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(false)
                        .setting(ClientProfile.SETTING, ClientProfile.BACKEND.name())
                        .jwkSetUrl("http://localhost:" + server.getAddress().getPort() + "/jwks")
                        .build())
                .build());
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(0);
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private int tokenStatus(ECKey signer) {
        var assertion = Jws.assertion(CLIENT, BASE)
                .header("alg", "ES384")
                .header("kid", signer.getKeyID())
                .claim("aud", BASE + "/oauth2/token")
                .signed(signer);
        var form = Map.of(
                "grant_type",
                "client_credentials",
                "scope",
                "system/Practitioner.rs",
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                assertion);
        return curl.post(BASE + "/oauth2/token", form).status();
    }

    @Test
    void keys_are_read_once_as_long_as_they_may_be_kept() {
        assertThat(tokenStatus(key)).isEqualTo(200);
        assertThat(tokenStatus(key)).isEqualTo(200);
        assertThat(visits).hasValue(1);
        PscTestConfiguration.CLOCK.shift(Duration.ofSeconds(25));
        assertThat(tokenStatus(key)).isEqualTo(200);
        assertThat(visits).hasValue(2);
    }

    @Test
    void a_new_key_is_found_without_waiting_and_the_old_one_is_worth_nothing() throws Exception {
        assertThat(tokenStatus(key)).isEqualTo(200);
        var old = key;
        key = new ECKeyGenerator(Curve.P_384).keyID("second").generate();
        PscTestConfiguration.CLOCK.shift(Duration.ofSeconds(12));
        assertThat(tokenStatus(key)).isEqualTo(200);
        assertThat(tokenStatus(old)).isEqualTo(401);
    }

    @Test
    void an_assertion_is_not_valid_for_longer_than_five_minutes() {
        var assertion = Jws.assertion(CLIENT, BASE)
                .header("alg", "ES384")
                .header("kid", key.getKeyID())
                .claim("exp", System.currentTimeMillis() / 1000 + 600)
                .signed(key);
        var refused = curl.post(
                BASE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion));
        assertThat(refused.text("error")).isEqualTo("invalid_client");
    }
}
