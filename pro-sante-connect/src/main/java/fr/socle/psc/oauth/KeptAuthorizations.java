package fr.socle.psc.oauth;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// Spring's store, which also writes down what is withdrawn: our access tokens are read without asking the store for
/// them, so that those who read them must find out in another way ([StandingGrants]).
record KeptAuthorizations(OAuth2AuthorizationService store, JdbcClient jdbc, StandingGrants standing)
        implements OAuth2AuthorizationService {

    @Override
    public void save(OAuth2Authorization authorization) {
        store.save(named(authorization));
        var access = authorization.getAccessToken();
        if (access != null && access.isInvalidated()) {
            var jti = access.getClaims() == null ? null : access.getClaims().get("jti");
            withdraw(jti == null ? "" : jti.toString(), access.getToken().getExpiresAt());
        }
        var refresh = authorization.getRefreshToken();
        if (refresh != null && refresh.isInvalidated()) {
            withdraw(authorization.getId(), refresh.getToken().getExpiresAt());
        }
    }

    /// The token of a program is made before its authorization: the token's word counts.
    private static OAuth2Authorization named(OAuth2Authorization authorization) {
        var access = authorization.getAccessToken();
        return AuthorizationGrantType.CLIENT_CREDENTIALS.equals(authorization.getAuthorizationGrantType())
                        && access != null
                        && access.getClaims() != null
                        && access.getClaims().get(StandingGrants.CLAIM) instanceof String id
                ? OAuth2Authorization.from(authorization).id(id).build()
                : authorization;
    }

    private void withdraw(String id, @Nullable Instant until) {
        if (until != null) {
            jdbc.sql("insert into psc.withdrawn (id, expires_at) values (:id, :until) on conflict do nothing")
                    .param("id", id)
                    .param("until", until.atOffset(UTC))
                    .update();
            standing.forget();
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        store.remove(authorization);
        if (authorization.getAccessToken() != null) {
            standing.forget();
        }
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return store.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return store.findByToken(token, type);
    }
}
