package fr.socle.psc.oauth;

import fr.socle.psc.SmartScopes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/// What an exchanged token may be for: our own doors, and a professional's scopes there
/// (<https://www.rfc-editor.org/rfc/rfc8693#section-2.1>, `audience`, `resource`, `scope`).
final class ExchangeTarget {

    private static final List<String> DOORS = List.of("", "/", "/fhir", "/api", "/insi");

    private ExchangeTarget() {}

    static void check(OAuth2TokenExchangeAuthenticationToken request) {
        var us = Objects.requireNonNull(AuthorizationServerContextHolder.getContext())
                .getIssuer();
        Stream.concat(request.getAudiences().stream(), request.getResources().stream())
                .filter(asked -> DOORS.stream().noneMatch(door -> asked.equals(us + door)))
                .findFirst()
                .ifPresent(_ -> {
                    throw TokenExchange.refused("invalid_target", "We give tokens for this platform only");
                });
    }

    /// Those asked for, which the client must be registered for; else all of a person's it is registered for.
    static Set<String> scopes(RegisteredClient client, @Nullable Set<String> asked) {
        var scopes = asked == null || asked.isEmpty()
                ? client.getScopes().stream()
                        .filter(it -> it.startsWith("user/") || "insi".equals(it))
                        .collect(Collectors.toSet())
                : asked;
        var forPeople = scopes.stream().allMatch(it -> it.startsWith("user/") || "insi".equals(it));
        if (scopes.isEmpty() || !forPeople || !SmartScopes.allows(client.getScopes(), scopes)) {
            throw TokenExchange.refused(
                    OAuth2ErrorCodes.INVALID_SCOPE, "The client is not registered for this scope of a professional");
        }
        return scopes;
    }
}
