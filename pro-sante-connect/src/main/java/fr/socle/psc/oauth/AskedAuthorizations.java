package fr.socle.psc.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/// Reads authorization requests, pushed ones included.
@Component
class AskedAuthorizations {

    static final String PUSHED = "urn:ietf:params:oauth:request_uri:";
    private static final OAuth2TokenType STATE = new OAuth2TokenType("state");

    private final RegisteredClientRepository clients;
    private final OAuth2AuthorizationService authorizations;

    AskedAuthorizations(RegisteredClientRepository clients, OAuth2AuthorizationService authorizations) {
        this.clients = clients;
        this.authorizations = authorizations;
    }

    AskedAuthorization in(HttpServletRequest request) {
        return of(request.getParameterMap());
    }

    AskedAuthorization of(Map<String, String[]> all) {
        var said = said(all);
        var clientId = said.getOrDefault("client_id", "");
        var client = clientId.isBlank() ? null : clients.findByClientId(clientId);
        var address = said.getOrDefault("request_uri", "");
        var isPushed = address.startsWith(PUSHED);
        return new AskedAuthorization(
                client, isPushed, isPushed ? pushed(address.substring(PUSHED.length()), clientId) : said);
    }

    private Map<String, String> pushed(String state, String clientId) {
        var authorization = state.isEmpty() ? null : authorizations.findByToken(state, STATE);
        OAuth2AuthorizationRequest asked =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (asked == null || !asked.getClientId().equals(clientId)) {
            return Map.of();
        }
        var parameters = new HashMap<String, String>();
        asked.getAdditionalParameters().forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        putIfSaid(parameters, "redirect_uri", asked.getRedirectUri());
        putIfSaid(parameters, "state", asked.getState());
        parameters.put("scope", String.join(" ", asked.getScopes()));
        return parameters;
    }

    private static void putIfSaid(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private static Map<String, String> said(Map<String, String[]> all) {
        var parameters = new HashMap<String, String>();
        all.forEach((name, values) -> parameters.put(name, values[0]));
        return parameters;
    }
}
