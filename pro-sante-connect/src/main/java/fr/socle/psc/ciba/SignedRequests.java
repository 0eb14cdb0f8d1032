package fr.socle.psc.ciba;

import fr.socle.psc.ClientProfile;
import fr.socle.psc.RealTime;
import fr.socle.psc.proof.ProgramProofs;
import fr.socle.psc.proof.UsedOnce;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/// Backchannel requests that the client signed
/// (<https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#signed_auth_request>):
/// `iss`, `aud`, `exp`, `iat`, `nbf` and `jti` are needed, each request counts once, and nothing that it may hold
/// stands beside it. A client registered to sign sends nothing else.
@Component
class SignedRequests {

    private static final Duration LONGEST = Duration.ofMinutes(60);
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final List<String> INSIDE = List.of(
            "scope",
            "acr_values",
            "login_hint",
            "login_hint_token",
            "id_token_hint",
            "binding_message",
            "user_code",
            "requested_expiry",
            "practice_situation");

    private final ProgramProofs proofs;
    private final UsedOnce used;
    private final RealTime time;
    private final String issuer;

    SignedRequests(ProgramProofs proofs, UsedOnce used, RealTime time, AuthorizationServerSettings server) {
        this.proofs = proofs;
        this.used = used;
        this.time = time;
        this.issuer = Objects.requireNonNull(server.getIssuer());
    }

    /// The parameters of a backchannel request, wherever they stand.
    Map<String, String> parameters(RegisteredClient client, HttpServletRequest request) {
        var signed = one(request, "request");
        if (signed != null) {
            if (INSIDE.stream().anyMatch(it -> request.getParameter(it) != null)) {
                throw refused("What is signed does not stand beside it");
            }
            return claims(client, signed);
        }
        if (client.getClientSettings().getSetting(ClientProfile.SIGNS_BACKCHANNEL) != null) {
            throw refused("This client signs its requests");
        }
        var said = new HashMap<String, String>();
        for (var name : INSIDE) {
            var value = one(request, name);
            if (value != null && !value.isBlank()) {
                said.put(name, value);
            }
        }
        return said;
    }

    private static @Nullable String one(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw refused(name + " is given more than once");
        }
        return values == null ? null : values[0];
    }

    private Map<String, String> claims(RegisteredClient client, String signed) {
        var jwt = verified(client, signed);
        var said = new HashMap<String, String>();
        for (var name : INSIDE) {
            var value = jwt.getClaims().get(name);
            if (value != null) {
                said.put(name, value.toString());
            }
        }
        return said;
    }

    private Jwt verified(RegisteredClient client, String signed) {
        try {
            var jwt = proofs.signedBy(client).decode(signed);
            if (!client.getClientId().equals(jwt.getClaimAsString("iss"))
                    || jwt.getAudience() == null
                    || !jwt.getAudience().contains(issuer)) {
                throw refused("The request is not from this client to this server");
            }
            if (!isCurrent(jwt)) {
                throw refused("The request needs exp, iat, nbf and jti, and is valid for an hour at most");
            }
            var end = Objects.requireNonNull(jwt.getExpiresAt());
            if (!used.first("backchannel", client.getClientId() + ' ' + jwt.getId(), end.plus(SKEW))) {
                throw refused("The request was already used");
            }
            return jwt;
        } catch (JwtException wrong) {
            throw refused("The signature of the request does not hold");
        }
    }

    private boolean isCurrent(Jwt jwt) {
        var now = time.now();
        var end = jwt.getExpiresAt();
        var begin = jwt.getNotBefore();
        return jwt.getId() != null
                && end != null
                && begin != null
                && isPast(jwt.getIssuedAt(), now)
                && isPast(begin, now)
                && now.isBefore(end.plus(SKEW))
                && !end.isAfter(begin.plus(LONGEST));
    }

    private static boolean isPast(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now.plus(SKEW));
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_REQUEST, why, null));
    }
}
