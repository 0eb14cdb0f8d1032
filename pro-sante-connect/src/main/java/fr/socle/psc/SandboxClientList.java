package fr.socle.psc;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/// The sandbox's clients as the contract lists them.
final class SandboxClientList {

    static final List<String> CLIENT_IDS =
            List.of("demo-lps", "demo-lps-basic", "demo-backend", "demo-app", "demo-admin");

    private static final AuthorizationGrantType CIBA = new AuthorizationGrantType("urn:openid:params:grant-type:ciba");
    private static final List<String> PERSON = List.of("openid", "profile", "scope_all");
    private static final Duration SANDBOX_ACCESS = Duration.ofMinutes(15);
    private static final Duration BACKEND_ACCESS = Duration.ofMinutes(5);
    private static final Duration CODE = Duration.ofSeconds(60);

    private SandboxClientList() {}

    static boolean hasSecret(String clientId) {
        return "demo-lps-basic".equals(clientId) || "demo-admin".equals(clientId);
    }

    static boolean hasKeys(String clientId) {
        return "demo-lps".equals(clientId) || "demo-backend".equals(clientId);
    }

    static RegisteredClient registration(
            String clientId, @Nullable String encodedSecret, @Nullable String jwks, PscSettings settings) {
        var access = Objects.requireNonNullElse(settings.accessTokenTtl(), SANDBOX_ACCESS);
        var client = RegisteredClient.withId(clientId).clientId(clientId);
        if (encodedSecret != null) {
            client.clientSecret(encodedSecret);
        }
        switch (clientId) {
            case "demo-lps" ->
                forPeople(client.clientName("Démo LPS (FAPI 2.0)"), ClientProfile.FAPI2, jwks, access, settings)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .authorizationGrantType(CIBA)
                        .scopes(all(PERSON, List.of("launch", "user/*.cruds", "insi")));
            case "demo-lps-basic" ->
                forPeople(client.clientName("Démo LPS"), ClientProfile.PSC, jwks, access, settings)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                        .authorizationGrantType(CIBA)
                        .scopes(all(PERSON, List.of("launch", "user/*.cruds", "insi")));
            case "demo-app" ->
                forPeople(client.clientName("Démo application citoyenne"), ClientProfile.SMART, jwks, access, settings)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                        .scopes(all(PERSON, List.of("fhirUser", "launch/patient", "patient/*.cruds")));
            case "demo-backend" ->
                forItself(client.clientName("Démo établissement"), ClientProfile.BACKEND, jwks, BACKEND_ACCESS)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                        .scopes(all(List.of("system/*.cruds", "insi"), List.of()));
            case "demo-admin" ->
                forItself(client.clientName("Démo exploitation"), ClientProfile.ADMIN, jwks, access)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .scopes(all(List.of("admin", "ops", "system/*.rs"), List.of()));
            default -> throw new IllegalArgumentException("No such sandbox client");
        }
        return client.build();
    }

    private static RegisteredClient.Builder forPeople(
            RegisteredClient.Builder client,
            ClientProfile profile,
            @Nullable String jwks,
            Duration access,
            PscSettings settings) {
        return client.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1:9999/callback")
                .redirectUri("http://localhost:9999/callback")
                .redirectUri("https://oauth.example/callback")
                .postLogoutRedirectUri("http://127.0.0.1:9999/")
                .postLogoutRedirectUri("http://localhost:9999/")
                .clientSettings(clientSettings(profile, jwks))
                .tokenSettings(TokenSettings.builder()
                        .authorizationCodeTimeToLive(CODE)
                        .accessTokenTimeToLive(access)
                        .refreshTokenTimeToLive(settings.refreshTokenTtl())
                        .reuseRefreshTokens(profile == ClientProfile.FAPI2)
                        .idTokenSignatureAlgorithm(
                                profile == ClientProfile.FAPI2 ? SignatureAlgorithm.ES256 : SignatureAlgorithm.RS256)
                        .build());
    }

    private static RegisteredClient.Builder forItself(
            RegisteredClient.Builder client, ClientProfile profile, @Nullable String jwks, Duration access) {
        return client.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .clientSettings(clientSettings(profile, jwks))
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(access).build());
    }

    private static ClientSettings clientSettings(ClientProfile profile, @Nullable String jwks) {
        var settings = ClientSettings.builder()
                .requireProofKey(profile != ClientProfile.BACKEND && profile != ClientProfile.ADMIN)
                .requireAuthorizationConsent(false)
                .setting(ClientProfile.SETTING, profile.name());
        if (profile.signsIn() != null) {
            settings.setting(ClientProfile.BACKCHANNEL_LOGOUT, "http://127.0.0.1:9999/backchannel-logout");
        }
        return jwks == null
                ? settings.build()
                : settings.setting(ClientProfile.JWKS, jwks).build();
    }

    private static Consumer<Set<String>> all(List<String> first, List<String> second) {
        return scopes -> {
            scopes.addAll(first);
            scopes.addAll(second);
        };
    }
}
