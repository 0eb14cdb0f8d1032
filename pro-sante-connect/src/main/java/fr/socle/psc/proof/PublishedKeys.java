package fr.socle.psc.proof;

import com.nimbusds.jose.jwk.JWKSet;
import fr.socle.kernel.OutsideAddresses;
import fr.socle.psc.RealTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/// JWK Sets behind addresses, kept as long as their `Cache-Control` allows and one day at most; five minutes when it
/// says nothing (<https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html>).
/// No redirect is followed.
@Component
class PublishedKeys {

    private static final Pattern MAX_AGE = Pattern.compile("(?i)\\bmax-age=(\\d{1,9})");
    private static final Pattern NO_CACHE = Pattern.compile("(?i)\\bno-(store|cache)\\b");
    private static final Duration UNSAID = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);
    /// An unknown key makes us look again, not more often than that.
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int LARGEST = 256 * 1024;

    private final RealTime time;
    private final OutsideAddresses addresses;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    PublishedKeys(RealTime time, @Value(OutsideAddresses.SETTING) boolean thisMachine) {
        this.time = time;
        this.addresses = new OutsideAddresses(thisMachine);
    }

    private record Kept(JWKSet keys, Instant readAt, Instant until) {}

    JWKSet at(String address, String kid) {
        var now = time.now();
        return kept.compute(address, (_, before) -> {
                    var fresh = before != null
                            && now.isBefore(before.until())
                            && (before.keys().getKeyByKeyId(kid) != null
                                    || now.isBefore(before.readAt().plus(PATIENCE)));
                    return fresh ? before : read(address, now);
                })
                .keys();
    }

    private Kept read(String address, Instant now) {
        var uri = URI.create(address);
        if (!addresses.allow(uri)) {
            throw refused(null);
        }
        var request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("Accept", "application/json");
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var bytes = body.readNBytes(LARGEST);
                if (answer.statusCode() != 200) {
                    throw refused(null);
                }
                var keys = JWKSet.parse(new String(bytes, StandardCharsets.UTF_8));
                return new Kept(keys, now, now.plus(life(answer)));
            }
        } catch (IOException | ParseException unreadable) {
            throw refused(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw refused(stopped);
        }
    }

    private static Duration life(HttpResponse<?> answer) {
        var control = String.join(",", answer.headers().allValues("Cache-Control"));
        if (NO_CACHE.matcher(control).find()) {
            return Duration.ZERO;
        }
        var age = MAX_AGE.matcher(control);
        var said = age.find() ? Duration.ofSeconds(Long.parseLong(age.group(1))) : UNSAID;
        return said.compareTo(LONGEST) < 0 ? said : LONGEST;
    }

    private static OAuth2AuthenticationException refused(@Nullable Throwable cause) {
        var error = new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);
        return cause == null
                ? new OAuth2AuthenticationException(error)
                : new OAuth2AuthenticationException(error, cause);
    }
}
