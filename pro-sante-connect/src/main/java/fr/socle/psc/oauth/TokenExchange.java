package fr.socle.psc.oauth;

import static java.time.ZoneOffset.UTC;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.PscSettings;
import fr.socle.psc.SessionUser;
import fr.socle.psc.StructureId;
import java.security.Principal;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenExchangeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// A professional's access token and a program's own identity become one token of our API that carries both
/// (<https://www.rfc-editor.org/rfc/rfc8693>, as the *espace de confiance* of Pro Santé Connect uses it).
///
/// Spring's provider makes the token; this one stands before it with what the trust space asks: a program bound to a
/// structure, which proves itself by a key or a certificate; a subject token of ours, live, of a professional, used
/// once; and an answer that is bound. Whatever is refused leaves the subject token unused.
@Component
class TokenExchange {

    private final OAuth2AuthorizationService authorizations;
    private final ActorTokens actors;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final PscSettings settings;

    TokenExchange(
            OAuth2AuthorizationService authorizations,
            ActorTokens actors,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            PscSettings settings) {
        this.authorizations = authorizations;
        this.actors = actors;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
    }

    /// @param issuing Spring's provider
    AuthenticationProvider before(AuthenticationProvider issuing) {
        return new AuthenticationProvider() {
            @Override
            public @Nullable Authentication authenticate(Authentication request) {
                return exchange((OAuth2TokenExchangeAuthenticationToken) request, issuing);
            }

            @Override
            public boolean supports(Class<?> type) {
                return OAuth2TokenExchangeAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }

    private @Nullable Authentication exchange(
            OAuth2TokenExchangeAuthenticationToken request, AuthenticationProvider issuing) {
        var program = (OAuth2ClientAuthenticationToken) request.getPrincipal();
        var client = entitled(program);
        ExchangeTarget.check(request);
        var subject = subject(request.getSubjectToken());
        var scopes = ExchangeTarget.scopes(client, request.getScopes());
        var exchanged =
                actors.read(client, request, claims(request.getSubjectToken()).getJWTID());
        var narrowed = new OAuth2ClientAuthenticationToken(
                exchanged.in(client, scopes, settings.exchange().ttl()),
                program.getClientAuthenticationMethod(),
                program.getCredentials());
        var plain = new OAuth2TokenExchangeAuthenticationToken(
                request.getRequestedTokenType(),
                request.getSubjectToken(),
                request.getSubjectTokenType(),
                narrowed,
                null,
                null,
                null,
                null,
                new LinkedHashSet<>(scopes),
                request.getAdditionalParameters());
        return transaction.execute(_ -> {
            useUp(request.getSubjectToken(), subject, client);
            var issued = Objects.requireNonNull(issuing.authenticate(plain));
            requireBound((OAuth2AccessTokenAuthenticationToken) issued, subject);
            return issued;
        });
    }

    private static RegisteredClient entitled(OAuth2ClientAuthenticationToken program) {
        var client = program.getRegisteredClient();
        if (!program.isAuthenticated() || client == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        if (!client.getAuthorizationGrantTypes().contains(AuthorizationGrantType.TOKEN_EXCHANGE)) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "This client may not exchange tokens");
        }
        var shown = program.getCredentials();
        if (!(shown instanceof Jwt) && !(shown instanceof X509Certificate[])) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "The client proves itself by a key or a certificate");
        }
        if (StructureId.of(client).isEmpty()) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "The client is bound to no FINESS and no SIRET");
        }
        return client;
    }

    private OAuth2Authorization subject(String token) {
        var found = authorizations.findByToken(token, OAuth2TokenType.ACCESS_TOKEN);
        if (found == null) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "subject_token is not one of our access tokens");
        }
        var kept = found.getToken(OAuth2AccessToken.class);
        if (kept == null || !kept.isActive()) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "subject_token has expired, or was revoked");
        }
        Authentication person = found.getAttribute(Principal.class.getName());
        var isProfessional =
                person != null && person.getPrincipal() instanceof SessionUser user && user.is(Kind.PROFESSIONAL);
        if (!isProfessional || AuthorizationGrantType.TOKEN_EXCHANGE.equals(found.getAuthorizationGrantType())) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "subject_token is not that of a professional who signed in");
        }
        return found;
    }

    private void useUp(String token, OAuth2Authorization subject, RegisteredClient client) {
        var first = jdbc.sql("""
                insert into psc.exchanged_token (digest, authorization_id, client_id, expires_at)
                values (sha256(convert_to(:token, 'UTF8')), :authorization, :client, :end) on conflict do nothing""")
                        .param("token", token)
                        .param("authorization", subject.getId())
                        .param("client", client.getClientId())
                        .param(
                                "end",
                                Objects.requireNonNull(Objects.requireNonNull(subject.getAccessToken())
                                                .getToken()
                                                .getExpiresAt())
                                        .atOffset(UTC))
                        .update()
                == 1;
        if (!first) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "subject_token was already exchanged");
        }
    }

    /// Bound to a key or a certificate; and to the same ones as the subject token, when that one is bound.
    private static void requireBound(OAuth2AccessTokenAuthenticationToken issued, OAuth2Authorization subject) {
        var bound = confirmation(issued.getAccessToken().getTokenValue());
        if (bound.isEmpty()) {
            throw refused(
                    OAuth2ErrorCodes.INVALID_REQUEST, "The token must be bound: send a DPoP proof, or a certificate");
        }
        var before = confirmation(
                Objects.requireNonNull(subject.getAccessToken()).getToken().getTokenValue());
        if (!bound.entrySet().containsAll(before.entrySet())) {
            throw refused(OAuth2ErrorCodes.INVALID_GRANT, "subject_token is bound to another key");
        }
    }

    private static Map<String, Object> confirmation(String token) {
        return claims(token).getClaim("cnf") instanceof Map<?, ?> bound
                ? bound.entrySet().stream()
                        .collect(Collectors.toMap(it -> String.valueOf(it.getKey()), Map.Entry::getValue))
                : Map.of();
    }

    /// Of a token we made.
    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
