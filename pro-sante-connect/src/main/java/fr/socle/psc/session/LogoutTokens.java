package fr.socle.psc.session;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.RealTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.stereotype.Component;

/// Says in our name that a session is over
/// (<https://openid.net/specs/openid-connect-backchannel-1_0.html#LogoutToken>), signed as the client's ID tokens are.
@Component
class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final JwtEncoder encoder;
    private final AuthorizationServerSettings server;
    private final RealTime time;

    LogoutTokens(
            ObjectProvider<JwtEncoder> encoder,
            JWKSource<SecurityContext> keys,
            AuthorizationServerSettings server,
            RealTime time) {
        this.encoder = encoder.getIfAvailable(() -> new NimbusJwtEncoder(keys));
        this.server = server;
        this.time = time;
    }

    String about(UUID session, String subject, RegisteredClient client) {
        var now = time.now();
        var header = JwsHeader.with(client.getTokenSettings().getIdTokenSignatureAlgorithm())
                .type("logout+jwt")
                .build();
        var claims = JwtClaimsSet.builder()
                .issuer(Objects.requireNonNull(server.getIssuer()))
                .audience(List.of(client.getClientId()))
                .subject(subject)
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .id(UUID.randomUUID().toString())
                .claim(CallerClaims.SESSION, session.toString())
                .claim("events", Map.of(EVENT, Map.of()))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
