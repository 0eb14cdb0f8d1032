package fr.socle.psc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// How a client of the sandbox is registered.
record SandboxRegistration(PscSettings settings) {

    private static final AuthorizationGrantType CIBA = new AuthorizationGrantType("urn:openid:params:grant-type:ciba");
    private static final Duration SANDBOX_ACCESS = Duration.ofMinutes(15);
    private static final Duration BACKEND_ACCESS = Duration.ofMinutes(5);
    private static final Duration CODE = Duration.ofSeconds(60);
    private static final List<String> REDIRECTS = List.of(
            "http://127.0.0.1:9999/callback", "http://localhost:9999/callback", "https://oauth.example/callback");

    RegisteredClient of(SandboxClientList it, @Nullable String encodedSecret, @Nullable String jwks) {
        var client =
                RegisteredClient.withId(it.clientId()).clientId(it.clientId()).clientName(it.name());
        if (encodedSecret != null) {
            client.clientSecret(encodedSecret);
        }
        it.methods().forEach(client::clientAuthenticationMethod);
        it.grants().forEach(grant -> client.authorizationGrantType(named(grant)));
        if (it.grants().contains("code")) {
            REDIRECTS.forEach(client::redirectUri);
            settings.sandboxRedirectUris().forEach(client::redirectUri);
            client.postLogoutRedirectUri("http://127.0.0.1:9999/").postLogoutRedirectUri("http://localhost:9999/");
            settings.sandboxPostLogoutRedirectUris().forEach(client::postLogoutRedirectUri);
        }
        return client.scopes(scopes -> scopes.addAll(it.scopes()))
                .clientSettings(clientSettings(it, jwks))
                .tokenSettings(tokenSettings(it))
                .build();
    }

    private static AuthorizationGrantType named(String grant) {
        return switch (grant) {
            case "code" -> AuthorizationGrantType.AUTHORIZATION_CODE;
            case "refresh" -> AuthorizationGrantType.REFRESH_TOKEN;
            case "ciba" -> CIBA;
            case "exchange" -> AuthorizationGrantType.TOKEN_EXCHANGE;
            default -> AuthorizationGrantType.CLIENT_CREDENTIALS;
        };
    }

    private TokenSettings tokenSettings(SandboxClientList it) {
        var strict = it.profile().isStrict();
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(
                        it.profile() == ClientProfile.BACKEND
                                ? BACKEND_ACCESS
                                : Objects.requireNonNullElse(settings.accessTokenTtl(), SANDBOX_ACCESS))
                .refreshTokenTimeToLive(settings.refreshTokenTtl())
                .reuseRefreshTokens(strict)
                .idTokenSignatureAlgorithm(strict ? SignatureAlgorithm.ES256 : SignatureAlgorithm.RS256)
                .x509CertificateBoundAccessTokens(it.hasCertificate())
                .build();
    }

    private static ClientSettings clientSettings(SandboxClientList it, @Nullable String jwks) {
        var settings = ClientSettings.builder()
                .requireProofKey(it.profile().requiresPkce())
                .requireAuthorizationConsent(false)
                .setting(ClientProfile.SETTING, it.profile().name());
        if (it.signsBackchannel()) {
            settings.setting(ClientProfile.SIGNS_BACKCHANNEL, "ES256");
        }
        if (it.hasCertificate() && !it.hasSelfSignedCertificate()) {
            settings.x509CertificateSubjectDN("CN=" + it.clientId() + ",O=Socle Sante");
        }
        if (it.profile().signsIn() != null) {
            settings.setting(ClientProfile.BACKCHANNEL_LOGOUT, "http://127.0.0.1:9999/backchannel-logout");
        }
        return jwks == null
                ? settings.build()
                : settings.setting(ClientProfile.JWKS, jwks).build();
    }
}
