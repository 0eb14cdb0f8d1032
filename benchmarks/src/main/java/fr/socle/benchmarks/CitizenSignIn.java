package fr.socle.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A citizen signs in to an application (`demo-app`): authorization code and PKCE, through the pages, as a browser
/// goes. Part of setting the stage, not of what is measured.
final class CitizenSignIn {

    private static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final String CLIENT = "demo-app";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
    private final String base;
    private final Software software;

    CitizenSignIn(String base, Software software) {
        this.base = base;
        this.software = software;
    }

    String token(JsonNode account) throws IOException {
        var username = account.path("username").asString();
        var question = Map.of(
                "response_type",
                "code",
                "client_id",
                CLIENT,
                "state",
                "s",
                "scope",
                "openid launch/patient patient/*.rs",
                "redirect_uri",
                CALLBACK,
                "code_challenge_method",
                "S256",
                "code_challenge",
                Software.sha256(verifier),
                "aud",
                base + "/fhir");
        var page = follow(get(URI.create(base + "/oauth2/authorize?" + form(question))));
        page = follow(submit(
                page,
                Map.of(
                        "username",
                        username,
                        "password",
                        account.path("password").asString())));
        var waiting = software.get("/api/sandbox/e-cps?username=" + username, "");
        software.form("/api/sandbox/e-cps/" + waiting.at("/0/auth_req_id").asString() + "/approve", "", Map.of());
        var code = CODE.matcher(location(follow(submit(page, Map.of()))));
        if (!code.find()) {
            throw new IOException("The citizen could not sign in: no code");
        }
        var fields = Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "code", URLDecoder.decode(code.group(1), StandardCharsets.UTF_8),
                "redirect_uri", CALLBACK,
                "code_verifier", verifier);
        return software.form("/oauth2/token", "", fields).path("access_token").asString();
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) throws IOException {
        var csrf = CSRF.matcher(page.body());
        var body = "_csrf=" + (csrf.find() ? encode(csrf.group(1)) : "") + "&" + form(fields);
        return send(HttpRequest.newBuilder(page.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(URI address) throws IOException {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return browser.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /// Goes on until a page, or the application's own address.
    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException {
        var current = answer;
        while (current.statusCode() / 100 == 3 && !location(current).startsWith(CALLBACK)) {
            current = get(current.uri().resolve(location(current)));
        }
        return current;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
