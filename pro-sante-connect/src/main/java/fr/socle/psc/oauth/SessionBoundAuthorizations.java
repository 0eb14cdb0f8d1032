package fr.socle.psc.oauth;

import fr.socle.psc.CallerClaims;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSessions;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// What was given in a session is gone with it: its codes, tokens and refresh tokens are found no more, so that
/// nothing can be made of them and introspection calls them inactive.
record SessionBoundAuthorizations(OAuth2AuthorizationService kept, UserSessions sessions)
        implements OAuth2AuthorizationService {

    @Override
    public void save(OAuth2Authorization authorization) {
        kept.save(authorization);
        var access = authorization.getAccessToken();
        if (access != null) {
            user(authorization)
                    .ifPresent(it -> sessions.join(
                            it.sessionId(), authorization.getRegisteredClientId(), situation(access.getClaims())));
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        kept.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return open(kept.findById(id));
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return open(kept.findByToken(token, type));
    }

    private @Nullable OAuth2Authorization open(@Nullable OAuth2Authorization found) {
        return found == null
                        || user(found)
                                .map(it -> sessions.isOpen(it.sessionId()))
                                .orElse(true)
                ? found
                : null;
    }

    private static Optional<SessionUser> user(OAuth2Authorization authorization) {
        return authorization.getAttribute(Principal.class.getName()) instanceof Authentication it
                        && it.getPrincipal() instanceof SessionUser user
                ? Optional.of(user)
                : Optional.empty();
    }

    private static @Nullable String situation(@Nullable Map<String, Object> claims) {
        return claims != null && claims.get(CallerClaims.SITUATION) instanceof Map<?, ?> it
                ? String.valueOf(it.get("id"))
                : null;
    }
}
