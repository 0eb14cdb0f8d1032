package fr.socle.psc.upstream;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/// The conversation with providers, behind the browser's back.
@Component
class UpstreamHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SslBundles bundles;
    private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

    UpstreamHttp(SslBundles bundles) {
        this.bundles = bundles;
    }

    String get(URI address, @Nullable String sslBundle) {
        return send(HttpRequest.newBuilder(address).header("Accept", "application/json"), sslBundle)
                .body();
    }

    /// A JWT when the provider signs or encrypts it, JSON otherwise.
    String userinfo(Upstream from, String accessToken) {
        var request = HttpRequest.newBuilder(from.endpoints().userinfo())
                .header("Accept", "application/jwt, application/json")
                .header("Authorization", "Bearer " + accessToken);
        return send(request, from.client().sslBundle()).body();
    }

    /// The answer of the token endpoint.
    String exchange(Upstream with, Map<String, String> grant) {
        var form = new LinkedHashMap<>(grant);
        var client = with.client();
        var request = HttpRequest.newBuilder(with.endpoints().token())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded");
        switch (client.authentication()) {
            case SECRET_BASIC -> {
                var pair = encode(client.id()) + ":" + encode(client.secret());
                request.header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
            }
            case SECRET_POST -> {
                form.put("client_id", client.id());
                form.put("client_secret", client.secret());
            }
            case TLS -> form.put("client_id", client.id());
        }
        var body = form.entrySet().stream()
                .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
                .collect(Collectors.joining("&"));
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)), client.sslBundle())
                .body();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, @Nullable String sslBundle) {
        try {
            var answer = client(sslBundle).send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw (answer.statusCode() >= 500 ? new UpstreamRefusal.Unreachable() : new UpstreamRefusal.Untrusted())
                        .asException();
            }
            return answer;
        } catch (IOException failed) {
            throw new UpstreamRefusal.Unreachable().asException();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UpstreamRefusal.Unreachable().asException();
        }
    }

    private HttpClient client(@Nullable String sslBundle) {
        return clients.computeIfAbsent(sslBundle == null ? "" : sslBundle, name -> {
            var builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
            return name.isEmpty()
                    ? builder.build()
                    : builder.sslContext(bundles.getBundle(name).createSslContext())
                            .build();
        });
    }
}
