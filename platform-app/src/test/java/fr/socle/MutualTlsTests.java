package fr.socle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Programs that prove who they are with a certificate, over the HTTPS port (RFC 8705).
@PlatformTest
class MutualTlsTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final char[] PASSWORD = "x".toCharArray();
    private static final String TLS = "https://localhost:" + PlatformTest.FreePort.TLS_PORT;

    private final PracticeSoftware outside = PracticeSoftware.ofThisTest();

    private static Certificate certificate(String pem) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static KeyManager[] keys(JsonNode client) throws Exception {
        var pem = client.path("tls_private_key").asString().replaceAll("-----[^-]+-----|\\s", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", key, PASSWORD, new Certificate[] {
            certificate(client.path("tls_certificate").asString())
        });
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, PASSWORD);
        return factory.getKeyManagers();
    }

    private SSLContext context(JsonNode client) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "ca", certificate(outside.get("/api/sandbox/ca.pem").body()));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(client == null ? null : keys(client), trust.getTrustManagers(), null);
        return context;
    }

    /// A connection that shows the certificate of this client, or none.
    private HttpClient connection(String clientId) throws Exception {
        return HttpClient.newBuilder()
                .sslContext(context(clientId == null ? null : outside.client(clientId)))
                .build();
    }

    private static HttpResponse<String> post(HttpClient connection, String path, Map<String, String> form)
            throws Exception {
        var body = form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return connection.send(
                HttpRequest.newBuilder(URI.create(TLS + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static int call(HttpClient connection, String base, String token) throws Exception {
        return connection
                .send(
                        HttpRequest.newBuilder(URI.create(base + "/userinfo"))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    private JsonNode tokens(HttpClient connection, String clientId) throws Exception {
        var doctor = outside.account("docteur1").path("username").asString();
        var started = post(
                connection,
                "/oauth2/bc-authorize",
                Map.of(
                        "client_id",
                        clientId,
                        "scope",
                        "openid scope_all",
                        "login_hint",
                        doctor,
                        "binding_message",
                        "31"));
        var id = JSON.readTree(started.body()).path("auth_req_id").asString();
        outside.postForm("/api/sandbox/e-cps/" + id + "/approve", Map.of());
        var answer = post(
                connection,
                "/oauth2/token",
                Map.of("client_id", clientId, "grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", id));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({"demo-lps-mtls, demo-lps-self-signed", "demo-lps-self-signed, demo-lps-mtls"})
    void a_program_proves_itself_with_its_certificate_and_its_token_works_with_it_alone(String clientId, String thief)
            throws Exception {
        var connection = connection(clientId);
        var token = tokens(connection, clientId).path("access_token").asString();
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        var der = certificate(outside.client(clientId).path("tls_certificate").asString())
                .getEncoded();
        assertThat(claims.at("/cnf/x5t#S256").asString())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(der)));
        assertThat(call(connection, TLS, token)).isEqualTo(200);
        assertThat(call(connection(thief), TLS, token)).isEqualTo(401);
        assertThat(call(connection(null), TLS, token)).isEqualTo(401);
        assertThat(call(HttpClient.newHttpClient(), outside.base(), token)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "demo-lps-mtls, demo-lps-self-signed",
        "demo-lps-mtls, demo-ciba",
        "demo-lps-self-signed, demo-lps-mtls",
        "demo-lps-mtls, ",
        "demo-lps-self-signed, "
    })
    void another_s_certificate_or_none_proves_nothing(String clientId, String shown) throws Exception {
        var answer = post(
                connection(shown),
                "/oauth2/token",
                Map.of("client_id", clientId, "grant_type", "refresh_token", "refresh_token", "any"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    @Test
    void a_code_with_its_verifier_is_no_sign_of_a_public_client() throws Exception {
        var answer = post(
                connection("demo-lps-mtls"),
                "/oauth2/token",
                Map.of(
                        "client_id",
                        "demo-lps-mtls",
                        "grant_type",
                        "authorization_code",
                        "code",
                        "never",
                        "code_verifier",
                        "v".repeat(64)));
        assertThat(JSON.readTree(answer.body()).path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void the_metadata_says_where_certificates_are_asked_for() {
        var metadata = outside.get("/.well-known/oauth-authorization-server").json();
        assertThat(metadata.at("/mtls_endpoint_aliases/token_endpoint").asString())
                .isEqualTo(TLS + "/oauth2/token");
        assertThat(metadata.path("token_endpoint_auth_methods_supported").toString())
                .contains("tls_client_auth", "self_signed_tls_client_auth");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1, ", "TLSv1.1, ", "TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256"})
    void old_protocols_and_suites_are_refused(String protocol, String suite) throws Exception {
        var parameters = new SSLParameters();
        parameters.setProtocols(new String[] {protocol});
        if (suite != null) {
            parameters.setCipherSuites(new String[] {suite});
        }
        try (var connection = HttpClient.newBuilder()
                .sslContext(context(null))
                .sslParameters(parameters)
                .build()) {
            assertThatIOException().isThrownBy(() -> send(connection));
        }
    }

    private static void send(HttpClient connection) throws IOException {
        try {
            connection.send(HttpRequest.newBuilder(URI.create(TLS + "/")).build(), BodyHandlers.discarding());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
