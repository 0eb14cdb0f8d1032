package fr.socle.psc.session;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.PscRefusal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.util.UriComponentsBuilder;

/// Understands a program that sends the browser to end the session
/// (<https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout>). The ID token may have expired, as the
/// specification recommends; it must be ours, and the address to return to must be registered for its client.
@Component
class LogoutRequests {

    private final RegisteredClientRepository clients;
    private final NimbusJwtDecoder ours;

    LogoutRequests(
            RegisteredClientRepository clients, JWKSource<SecurityContext> keys, AuthorizationServerSettings server) {
        this.clients = clients;
        this.ours = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithms(it -> it.addAll(List.of(SignatureAlgorithm.values())))
                .build();
        ours.setJwtValidator(new JwtIssuerValidator(Objects.requireNonNull(server.getIssuer())));
    }

    /// As received.
    record Parameters(
            @BindParam("id_token_hint") @Nullable String hint,
            @BindParam("client_id") @Nullable String client,
            @BindParam("post_logout_redirect_uri") @Nullable String back,
            @Nullable String state) {}

    /// @param session the one the ID token was given in; null without ID token
    /// @param client who asks, when it says so
    /// @param back the address to return to
    record Understood(
            @Nullable UUID session,
            @Nullable RegisteredClient client,
            @Nullable String back) {}

    /// @throws fr.socle.kernel.Refused when a hint is not ours, or the address is not registered
    Understood read(Parameters asked) {
        var hint = asked.hint() == null ? null : verified(asked.hint());
        var client = client(asked, hint);
        return new Understood(session(hint), client, back(asked, client));
    }

    private Jwt verified(String hint) {
        try {
            return ours.decode(hint);
        } catch (JwtException notOurs) {
            throw new PscRefusal.BadLogoutRequest("id_token_hint").asException();
        }
    }

    private @Nullable RegisteredClient client(Parameters asked, @Nullable Jwt hint) {
        var named = asked.client();
        var audience = hint == null || hint.getAudience() == null ? List.<String>of() : hint.getAudience();
        if (hint != null && named != null && !audience.contains(named)) {
            throw new PscRefusal.BadLogoutRequest("client_id").asException();
        }
        var id = named == null && !audience.isEmpty() ? audience.getFirst() : named;
        if (id == null) {
            return null;
        }
        var client = clients.findByClientId(id);
        if (client == null) {
            throw new PscRefusal.BadLogoutRequest("client_id").asException();
        }
        return client;
    }

    private static @Nullable UUID session(@Nullable Jwt hint) {
        var session = hint == null ? null : hint.getClaimAsString(CallerClaims.SESSION);
        return session == null ? null : UUID.fromString(session);
    }

    private static @Nullable String back(Parameters asked, @Nullable RegisteredClient client) {
        var address = asked.back();
        if (address == null) {
            return null;
        }
        if (client == null || !client.getPostLogoutRedirectUris().contains(address)) {
            throw new PscRefusal.BadLogoutRequest("post_logout_redirect_uri").asException();
        }
        return asked.state() == null
                ? address
                : UriComponentsBuilder.fromUriString(address)
                        .queryParam("state", "{state}")
                        .encode()
                        .buildAndExpand(asked.state())
                        .toUriString();
    }
}
