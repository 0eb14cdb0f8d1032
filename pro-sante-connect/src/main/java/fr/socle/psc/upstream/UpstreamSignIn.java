package fr.socle.psc.upstream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The authorization code flow with a provider (OpenID Connect Core §3.1, with PKCE). Its tokens do not leave this
/// class: what comes out is what the provider says of the person.
@Service
public class UpstreamSignIn {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final Upstreams upstreams;
    private final UpstreamHttp http;
    private final UpstreamTokens tokens;
    private final JsonMapper json;

    UpstreamSignIn(Upstreams upstreams, UpstreamHttp http, UpstreamTokens tokens, JsonMapper json) {
        this.upstreams = upstreams;
        this.http = http;
        this.tokens = tokens;
        this.json = json;
    }

    /// Where the browser goes.
    public record Departure(UpstreamAttempt attempt, URI address) {}

    /// What the provider answers for.
    ///
    /// @param subject its name for the person
    /// @param claims of its userinfo
    public record Arrival(UpstreamName provider, String subject, Map<String, Object> claims) {

        @Override
        public String toString() {
            return "Arrival[" + provider + "]";
        }
    }

    public Departure start(UpstreamName name, String redirectUri) {
        var upstream = upstreams.require(name);
        var attempt = new UpstreamAttempt(name, redirectUri, random(), random(), random());
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", upstream.client().id());
        query.put("redirect_uri", redirectUri);
        query.put("scope", upstream.scope());
        query.put("acr_values", upstream.acrValues());
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", challenge(attempt.verifier()));
        query.put("code_challenge_method", "S256");
        if (name == UpstreamName.FRANCE_CONNECT) {
            query.put("claims", "{\"id_token\":{\"amr\":{\"essential\":true}}}");
        }
        var address = upstream.endpoints().authorization()
                + "?"
                + query.entrySet().stream()
                        .map(it -> it.getKey() + "=" + UpstreamHttp.encode(it.getValue()))
                        .collect(Collectors.joining("&"));
        return new Departure(attempt, URI.create(address));
    }

    /// @param answer the parameters the browser brought back
    public Arrival finish(UpstreamAttempt attempt, Map<String, String> answer) {
        var upstream = upstreams.require(attempt.provider());
        var issuer = answer.get("iss");
        if (!attempt.state().equals(answer.get("state"))
                || issuer != null && !upstream.issuer().equals(issuer)) {
            throw new UpstreamRefusal.Untrusted().asException();
        }
        var code = answer.get("code");
        if (code == null) {
            throw new UpstreamRefusal.GivenUp().asException();
        }
        var grant = new LinkedHashMap<String, String>();
        grant.put("grant_type", "authorization_code");
        grant.put("code", code);
        grant.put("redirect_uri", attempt.redirectUri());
        grant.put("code_verifier", attempt.verifier());
        var given = read(http.exchange(upstream, grant));
        var subject = Objects.requireNonNull(
                tokens.idToken(upstream, given.idToken(), attempt.nonce()).getSubject());
        var userinfo = tokens.userinfo(upstream, http.userinfo(upstream, given.accessToken()), subject);
        return new Arrival(attempt.provider(), subject, userinfo);
    }

    private record Given(String idToken, String accessToken) {}

    private Given read(String answer) {
        try {
            var tree = json.readTree(answer);
            if (tree.hasNonNull("id_token") && tree.hasNonNull("access_token")) {
                return new Given(
                        tree.get("id_token").asString(),
                        tree.get("access_token").asString());
            }
        } catch (JacksonException unreadable) {
            // no answer of a token endpoint: said below
        }
        throw new UpstreamRefusal.Untrusted().asException();
    }

    private static String random() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
