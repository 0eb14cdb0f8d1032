package fr.socle.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stagehand: fetches accounts, clients and tokens from the public doors, and sets the stage for the load.
final class Software implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    Software(String base) {
        this.base = base;
    }

    JsonNode[] accounts(String... roles) throws IOException {
        return StreamSupport.stream(get("/api/sandbox/accounts", "").spliterator(), false)
                .filter(account ->
                        Arrays.asList(roles).contains(account.path("role").asString()))
                .toArray(JsonNode[]::new);
    }

    /// The Basic header of a client with a secret.
    String credentials(String clientId) throws IOException {
        for (var client : get("/api/sandbox/clients", "")) {
            if (client.path("client_id").asString().equals(clientId)) {
                var pair = clientId + ":" + client.path("client_secret").asString();
                return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            }
        }
        throw new IOException("No such client: " + clientId);
    }

    /// The hint by which somebody signs in on the phone.
    static String loginHint(JsonNode account) {
        return account.has("rpps")
                ? "8" + account.path("rpps").asString()
                : account.path("username").asString();
    }

    /// A header for the person who signs in on the phone.
    String token(String loginHint) throws IOException {
        return token(loginHint, "openid scope_all");
    }

    String token(String loginHint, String scopes) throws IOException {
        var client = credentials("demo-lps-basic");
        var asked = form(
                "/oauth2/bc-authorize",
                client,
                Map.of("scope", scopes, "login_hint", loginHint, "binding_message", "42", "acr_values", "eidas1"));
        var request = asked.path("auth_req_id").asString();
        form("/api/sandbox/e-cps/" + request + "/approve", "", Map.of());
        return form(
                        "/oauth2/token",
                        client,
                        Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", request))
                .path("access_token")
                .asString();
    }

    String administratorToken() throws IOException {
        return form(
                        "/oauth2/token",
                        credentials("demo-admin"),
                        Map.of("grant_type", "client_credentials", "scope", "admin"))
                .path("access_token")
                .asString();
    }

    JsonNode get(String path, String authorization) throws IOException {
        return json(send(request(path, authorization).GET()));
    }

    JsonNode form(String path, String authorization, Map<String, String> fields) throws IOException {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return json(
                send(request(path, authorization).header("Content-Type", FORM).POST(BodyPublishers.ofString(body))));
    }

    JsonNode fhir(String path, String token, String body) throws IOException {
        return json(send(request("/fhir" + path, "Bearer " + token)
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofString(body))));
    }

    /// Sends a file to be imported, streaming it.
    ///
    /// @return the address of the import
    String upload(String source, Path file, String token) throws IOException {
        var boundary = "socle-benchmarks";
        var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n" + source + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.getFileName()
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var answer = send(request("/api/admin/imports", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        BodyPublishers.ofFile(file),
                        BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
        return answer.headers().firstValue("Location").orElseThrow(() -> new IOException("No import: " + answer));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpRequest.Builder request(String path, String authorization) {
        var request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return answer.body().isBlank() ? JSON.nullNode() : JSON.readTree(answer.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
