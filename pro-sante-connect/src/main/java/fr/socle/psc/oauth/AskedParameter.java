package fr.socle.psc.oauth;

import fr.socle.psc.oauth.ActorTokens.Exchanged;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;

/// A parameter of the authorization request that a token goes back to.
final class AskedParameter {

    private AskedParameter() {}

    static @Nullable String of(JwtEncodingContext context, String name) {
        var inExchange = Exchanged.of(context.getRegisteredClient()).map(it -> it.asked(name));
        if (inExchange.isPresent()) {
            return inExchange.get();
        }
        var authorization = context.getAuthorization();
        OAuth2AuthorizationRequest request =
                authorization == null ? null : authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        return request == null
                ? null
                : (String) request.getAdditionalParameters().get(name);
    }
}
