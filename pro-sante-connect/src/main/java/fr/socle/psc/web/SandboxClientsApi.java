package fr.socle.psc.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.nimbusds.jose.jwk.JWKSet;
import fr.socle.psc.ClientProfile;
import fr.socle.psc.SandboxClients;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sandbox's OAuth clients with all that is needed to call, private keys included. The sandbox only.
@RestController
@Profile("sandbox")
@RequestMapping("/api/sandbox/clients")
class SandboxClientsApi {

    private final SandboxClients clients;

    SandboxClientsApi(SandboxClients clients) {
        this.clients = clients;
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Shown(
            @JsonProperty("client_id") String clientId,
            @JsonProperty("client_name") String name,
            @JsonProperty("client_secret") @Nullable String secret,
            String profile,
            @JsonProperty("token_endpoint_auth_method") String authMethod,
            @JsonProperty("grant_types") List<String> grantTypes,
            String scope,
            @JsonProperty("redirect_uris") List<String> redirectUris,
            @JsonProperty("post_logout_redirect_uris") List<String> postLogoutRedirectUris,
            @Nullable String finess,

            @JsonProperty("private_jwk") @JsonRawValue @Nullable
            String privateJwk,

            @JsonProperty("private_jwks") @JsonRawValue @Nullable
            String privateJwks,

            @JsonProperty("tls_certificate") @Nullable String certificate,
            @JsonProperty("tls_private_key") @Nullable String certificateKey) {}

    @GetMapping
    List<Shown> all() {
        return clients.all().stream().map(SandboxClientsApi::show).toList();
    }

    private static Shown show(SandboxClients.Client client) {
        var it = client.registration();
        return new Shown(
                it.getClientId(),
                it.getClientName(),
                client.secret(),
                ClientProfile.of(it).name().toLowerCase(Locale.ROOT),
                it.getClientAuthenticationMethods().stream()
                        .map(ClientAuthenticationMethod::getValue)
                        .min(String::compareTo)
                        .orElse("none"),
                it.getAuthorizationGrantTypes().stream()
                        .map(AuthorizationGrantType::getValue)
                        .sorted()
                        .toList(),
                String.join(" ", new TreeSet<>(it.getScopes())),
                it.getRedirectUris().stream().sorted().toList(),
                it.getPostLogoutRedirectUris().stream().sorted().toList(),
                it.getClientSettings().getSetting(ClientProfile.STRUCTURE),
                firstOf(client.privateJwks()),
                client.privateJwks(),
                client.certificate(),
                client.certificateKey());
    }

    private static @Nullable String firstOf(@Nullable String jwks) {
        try {
            return jwks == null ? null : JWKSet.parse(jwks).getKeys().getFirst().toJSONString();
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
