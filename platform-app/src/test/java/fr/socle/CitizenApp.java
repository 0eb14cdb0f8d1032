package fr.socle;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/// A citizen's application (client `demo-app`): authorization code and PKCE through the pages of sign-in, as a
/// browser would go.
final class CitizenApp {

    private static final String CALLBACK = "http://127.0.0.1:9999/callback";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rule-of-forty-three-characters";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final PracticeSoftware software;

    CitizenApp(PracticeSoftware software) {
        this.software = software;
    }

    /// Software that calls with the citizen's token.
    PracticeSoftware signedInAs(String username) throws Exception {
        return signedInAs(username, "openid launch/patient patient/*.rs");
    }

    PracticeSoftware signedInAs(String username, String scopes) throws Exception {
        var account = software.account(username);
        var authorize = software.base() + "/oauth2/authorize?response_type=code&client_id=demo-app&state=s&scope="
                + PracticeSoftware.encode(scopes) + "&redirect_uri="
                + PracticeSoftware.encode(CALLBACK) + "&code_challenge_method=S256&code_challenge=" + challenge()
                + "&aud=" + PracticeSoftware.encode(software.base() + "/fhir");
        var page = follow(get(authorize));
        page = follow(submit(
                page,
                Map.of(
                        "username",
                        username,
                        "password",
                        account.path("password").asString())));
        var waiting = software.get("/api/sandbox/e-cps?username=" + username).json();
        software.postForm("/api/sandbox/e-cps/" + waiting.at("/0/auth_req_id").asString() + "/approve", Map.of());
        var last = follow(submit(page, Map.of()));
        var code = Pattern.compile("[?&]code=([^&]+)")
                .matcher(last.headers().firstValue("location").orElse(""));
        if (!code.find()) {
            throw new IllegalStateException("No code: " + last.statusCode() + " " + last.body());
        }
        var token = software.postForm(
                "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "demo-app",
                        "code",
                        URLDecoder.decode(code.group(1), StandardCharsets.UTF_8),
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        VERIFIER));
        if (token.status() != 200) {
            throw new IllegalStateException("No token: " + token.body());
        }
        return software.with(
                "Authorization", "Bearer " + token.json().path("access_token").asString());
    }

    private HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields)
            throws IOException, InterruptedException {
        var csrf = CSRF.matcher(page.body());
        var form = new StringBuilder("_csrf=").append(csrf.find() ? PracticeSoftware.encode(csrf.group(1)) : "");
        fields.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(PracticeSoftware.encode(value)));
        return browser.send(
                HttpRequest.newBuilder(page.uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html")
                        .POST(BodyPublishers.ofString(form.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    /// Goes on until a page, or the application's own address.
    private HttpResponse<String> follow(HttpResponse<String> answer) throws IOException, InterruptedException {
        var current = answer;
        while (current.statusCode() / 100 == 3) {
            var next = current.uri()
                    .resolve(current.headers().firstValue("location").orElseThrow());
            if (next.toString().startsWith(CALLBACK)) {
                return current;
            }
            current = get(next.toString());
        }
        return current;
    }

    private static String challenge() throws NoSuchAlgorithmException {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }
}
