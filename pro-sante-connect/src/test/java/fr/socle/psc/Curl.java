package fr.socle.psc;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A cookie jar and nothing else: what a script has. Follows no redirect by itself.
final class Curl {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final String VERIFIER = "v".repeat(64);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    record Answer(HttpResponse<String> raw) {

        int status() {
            return raw.statusCode();
        }

        String body() {
            return raw.body();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String location() {
            return raw.uri().resolve(header("Location")).toString();
        }

        JsonNode json() {
            return JSON.readTree(body());
        }

        String text(String field) {
            var value = json().get(field);
            if (value == null) {
                throw new AssertionError("no " + field + " in " + status() + " " + body());
            }
            return value.asString();
        }

        /// The hidden field of the page's form.
        String csrf() {
            return find("name=\"_csrf\"[^>]*value=\"([^\"]+)\"", body());
        }

        String parameter(String name) {
            return find("[?&]" + name + "=([^&]+)", location());
        }
    }

    static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError(pattern + " is not in " + text);
        }
        return found.group(1);
    }

    Answer get(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept-Language", "fr");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer post(String url, Map<String, String> form, String... headers) {
        var body = form.entrySet().stream()
                .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
                .collect(Collectors.joining("&"));
        return postForm(url, body, headers);
    }

    /// @param body as a form writes it
    Answer postForm(String url, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept-Language", "fr")
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    Answer postJson(String url, String body, String authorization) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    Answer postJson(String url, String json, String... headers) {
        return sendJson("POST", url, json, headers);
    }

    Answer putJson(String url, String json, String... headers) {
        return sendJson("PUT", url, json, headers);
    }

    Answer delete(String url, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .headers(headers)
                .DELETE()
                .build());
    }

    private Answer sendJson(String method, String url, String json, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /// Fills the form of a page in and sends it, with its token against forgery.
    Answer submit(String page, Map<String, String> fields) {
        return submit(page, page, fields);
    }

    Answer submit(String page, String action, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("_csrf", get(page).csrf());
        return post(action, form);
    }

    private Answer send(HttpRequest request) {
        try {
            return new Answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String basic(String client, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
