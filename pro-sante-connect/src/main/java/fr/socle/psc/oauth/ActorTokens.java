package fr.socle.psc.oauth;

import fr.socle.psc.CallerClaims;
import fr.socle.psc.StructureId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/// What a program says of itself when it exchanges a token: who it is by its registration, and by an `actor_token`
/// signed with its own keys the product it is (`lps_nom`, `lps_id`, `lps_version`) and the practice situation
/// (`situation_exercice`). That token follows the rules of a client assertion, and is used once.
@Component
class ActorTokens {

    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    private static final List<String> PRODUCT = List.of("lps_nom", "lps_id", "lps_version");
    private static final int LONGEST = 200;

    private final JwtDecoderFactory<RegisteredClient> assertions;

    ActorTokens(JwtDecoderFactory<RegisteredClient> assertions) {
        this.assertions = assertions;
    }

    /// What the token to be made must carry beside the person; handed to [TokenClaims] in the settings of the client.
    ///
    /// @param actor the `act` claim
    /// @param origin `jti` of the subject token
    record Exchanged(
            Map<String, Object> actor,
            @Nullable String situation,
            @Nullable String actingFor,
            String origin) {

        private static final String SETTING = "socle.exchange";

        static Optional<Exchanged> of(RegisteredClient client) {
            return Optional.ofNullable(client.getClientSettings().getSetting(SETTING));
        }

        @Nullable
        String asked(String parameter) {
            return switch (parameter) {
                case CallerClaims.SITUATION -> situation;
                case TokenClaims.ACTING_FOR -> actingFor;
                default -> null;
            };
        }

        /// The client for the making of this one token.
        RegisteredClient in(RegisteredClient client, Set<String> scopes, Duration life) {
            return RegisteredClient.from(client)
                    .scopes(it -> {
                        it.clear();
                        it.addAll(scopes);
                    })
                    .clientSettings(ClientSettings.withSettings(
                                    client.getClientSettings().getSettings())
                            .setting(SETTING, this)
                            .build())
                    .tokenSettings(
                            TokenSettings.withSettings(client.getTokenSettings().getSettings())
                                    .accessTokenTimeToLive(life)
                                    .x509CertificateBoundAccessTokens(true)
                                    .build())
                    .build();
        }
    }

    /// @param origin `jti` of the subject token
    Exchanged read(RegisteredClient client, OAuth2TokenExchangeAuthenticationToken request, String origin) {
        var actor = new LinkedHashMap<String, Object>();
        actor.put("sub", client.getClientId());
        actor.put("name", client.getClientName());
        StructureId.of(client).ifPresent(it -> actor.put("struct_IdNat", it.idNat()));
        var said = request.getActorToken() == null
                ? null
                : decode(client, request.getActorToken(), Objects.requireNonNull(request.getActorTokenType()));
        if (said != null) {
            PRODUCT.forEach(claim -> actor.put(claim, text(said, claim)));
        }
        var situation = said == null ? null : said.getClaimAsString("situation_exercice");
        var actingFor = request.getAdditionalParameters().get(TokenClaims.ACTING_FOR);
        return new Exchanged(actor, situation, actingFor == null ? null : actingFor.toString(), origin);
    }

    private Jwt decode(RegisteredClient client, String token, String type) {
        if (!JWT.equals(type)) {
            throw TokenExchange.refused(OAuth2ErrorCodes.INVALID_REQUEST, "actor_token_type must be " + JWT);
        }
        try {
            return assertions.createDecoder(client).decode(token);
        } catch (JwtException wrong) {
            throw TokenExchange.refused(
                    OAuth2ErrorCodes.INVALID_GRANT, "actor_token is not signed by this client, is over, or was used");
        }
    }

    private static String text(Jwt token, String claim) {
        var value = token.getClaims().get(claim);
        if (!(value instanceof String text) || text.isBlank() || text.length() > LONGEST) {
            throw TokenExchange.refused(OAuth2ErrorCodes.INVALID_GRANT, "actor_token needs " + claim);
        }
        return text;
    }
}
