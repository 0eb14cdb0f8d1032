package fr.socle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Software as it is written outside: it knows the address of the platform, the published accounts and clients, and
/// HTTP.
public final class PracticeSoftware {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> headers;

    private PracticeSoftware(String base, Map<String, String> headers) {
        this.base = base;
        this.headers = headers;
    }

    public static PracticeSoftware at(int port) {
        return new PracticeSoftware("http://localhost:" + port, Map.of());
    }

    public static PracticeSoftware ofThisTest() {
        return at(PlatformTest.FreePort.PORT);
    }

    public String base() {
        return base;
    }

    /// The same software, sending one header more.
    public PracticeSoftware with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new PracticeSoftware(base, more);
    }

    /// The same software, after this person signed in with the phone (CIBA, client `demo-lps-basic`).
    public PracticeSoftware signedInAs(String username) {
        return with(
                "Authorization",
                "Bearer " + tokenOf(account(username)).path("access_token").asString());
    }

    /// The same software, acting for itself with the `demo-admin` client.
    public PracticeSoftware asAdministrator() {
        var client = client("demo-admin");
        var answer = with("Authorization", basic(client))
                .postForm("/oauth2/token", Map.of("grant_type", "client_credentials", "scope", "admin"));
        return with(
                "Authorization", "Bearer " + answer.json().path("access_token").asString());
    }

    public JsonNode tokenOf(JsonNode account) {
        var client = with("Authorization", basic(client("demo-lps-basic")));
        var hint = account.has("rpps")
                ? "8" + account.path("rpps").asString()
                : account.path("username").asString();
        var begun = client.postForm(
                "/oauth2/bc-authorize",
                Map.of(
                        "scope",
                        "openid scope_all",
                        "login_hint",
                        hint,
                        "binding_message",
                        "42",
                        "acr_values",
                        "eidas1"));
        var request = begun.json().path("auth_req_id").asString();
        postForm("/api/sandbox/e-cps/" + request + "/approve", Map.of());
        var answer = client.postForm(
                "/oauth2/token", Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request));
        if (answer.status() != 200) {
            throw new IllegalStateException("No token: " + begun.body() + answer.body());
        }
        return answer.json();
    }

    public JsonNode account(String username) {
        for (var account : get("/api/sandbox/accounts").json()) {
            if (account.path("username").asString().equals(username)) {
                return account;
            }
        }
        throw new IllegalArgumentException("No such account: " + username);
    }

    public JsonNode client(String id) {
        for (var client : get("/api/sandbox/clients").json()) {
            if (client.path("client_id").asString().equals(id)) {
                return client;
            }
        }
        throw new IllegalArgumentException("No such client: " + id);
    }

    public static String basic(JsonNode client) {
        var credentials = client.path("client_id").asString() + ":"
                + client.path("client_secret").asString();
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    public Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).DELETE());
    }

    public Answer postForm(String path, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer postFhir(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + "/fhir" + path))
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer patchFhir(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + "/fhir" + path))
                .header("Content-Type", "application/fhir+json")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    public Answer postJson(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public Answer upload(String path, String source, String fileName, byte[] content) {
        var boundary = "----socle";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n" + source + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var tail = "\r\n--" + boundary + "--\r\n";
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString(tail))));
    }

    private Answer send(HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// What came back.
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public byte[] bytes() {
            return response.body();
        }

        public String body() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JSON.readTree(body());
        }

        /// The stable code of a refusal, on either door.
        public String code() {
            var json = json();
            return json.has("code")
                    ? json.path("code").asString()
                    : json.at("/issue/0/details/coding/0/code").asString();
        }
    }
}
