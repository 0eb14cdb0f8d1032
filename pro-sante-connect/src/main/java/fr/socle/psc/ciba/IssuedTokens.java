package fr.socle.psc.ciba;

import fr.socle.psc.SessionUser;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/// Makes the tokens of a grant of our own with the server's generator.
record IssuedTokens(RegisteredClient client, CibaGrantRequest grant, OAuth2TokenGenerator<?> generator) {

    record Issue(OAuth2Authorization authorization, Authentication answer) {}

    Issue to(SessionUser user, Set<String> scopes) {
        var person = user.authentication();
        var authorization = OAuth2Authorization.withRegisteredClient(client)
                .principalName(user.getName())
                .authorizationGrantType(CibaGrantRequest.GRANT)
                .authorizedScopes(scopes)
                .attribute(Principal.class.getName(), person)
                .build();
        var context = DefaultOAuth2TokenContext.builder()
                .registeredClient(client)
                .principal(person)
                .authorizationServerContext(AuthorizationServerContextHolder.getContext())
                .authorization(authorization)
                .authorizedScopes(scopes)
                .authorizationGrantType(CibaGrantRequest.GRANT)
                .authorizationGrant(grant);
        var kept = OAuth2Authorization.from(authorization);
        var access = access(context, kept, scopes);
        var refresh = (OAuth2RefreshToken) generator.generate(
                context.tokenType(OAuth2TokenType.REFRESH_TOKEN).build());
        if (refresh != null) {
            kept.refreshToken(refresh);
        }
        var beside = new HashMap<String, Object>();
        if (scopes.contains("openid")) {
            beside.put(OidcParameterNames.ID_TOKEN, id(context, kept).getTokenValue());
        }
        var answer = new OAuth2AccessTokenAuthenticationToken(
                client, (Authentication) grant.getPrincipal(), access, refresh, beside);
        return new Issue(kept.build(), answer);
    }

    private OAuth2AccessToken access(
            DefaultOAuth2TokenContext.Builder context, OAuth2Authorization.Builder kept, Set<String> scopes) {
        var jwt = jwt(context, OAuth2TokenType.ACCESS_TOKEN);
        var bound = jwt.getClaimAsMap("cnf") instanceof Map<?, ?> cnf && cnf.containsKey("jkt");
        var token = new OAuth2AccessToken(
                bound ? OAuth2AccessToken.TokenType.DPOP : OAuth2AccessToken.TokenType.BEARER,
                jwt.getTokenValue(),
                jwt.getIssuedAt(),
                jwt.getExpiresAt(),
                scopes);
        kept.token(token, it -> it.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, jwt.getClaims()));
        return token;
    }

    private OidcIdToken id(DefaultOAuth2TokenContext.Builder context, OAuth2Authorization.Builder kept) {
        var jwt = jwt(context, new OAuth2TokenType(OidcParameterNames.ID_TOKEN));
        var token = new OidcIdToken(jwt.getTokenValue(), jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
        kept.token(token, it -> it.put(OAuth2Authorization.Token.CLAIMS_METADATA_NAME, token.getClaims()));
        return token;
    }

    private Jwt jwt(DefaultOAuth2TokenContext.Builder context, OAuth2TokenType type) {
        return (Jwt) Objects.requireNonNull(
                generator.generate(context.tokenType(type).build()));
    }
}
