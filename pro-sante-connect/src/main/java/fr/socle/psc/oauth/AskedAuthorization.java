package fr.socle.psc.oauth;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/// What a program asks at the authorization endpoint, whether it says so in the address or has pushed it before.
///
/// @param client null when nobody knows it
record AskedAuthorization(@Nullable RegisteredClient client, boolean isPushed, Map<String, String> parameters) {

    AskedAuthorization {
        parameters = Map.copyOf(new HashMap<>(parameters));
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(it -> !it.isBlank());
    }

    Set<String> prompts() {
        return Set.copyOf(Arrays.asList(parameter("prompt").orElse("").split(" ")));
    }

    boolean mayNotShowAnything() {
        return prompts().contains("none");
    }

    /// Where an error may be sent: an address the client registered, and nowhere else.
    @Nullable
    String redirectUri() {
        var asked = parameter("redirect_uri").orElse("");
        return client != null && client.getRedirectUris().contains(asked) ? asked : null;
    }
}
