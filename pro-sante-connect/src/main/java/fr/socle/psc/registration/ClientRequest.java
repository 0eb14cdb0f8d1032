package fr.socle.psc.registration;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the author of a program asks for, by the names of <https://www.rfc-editor.org/rfc/rfc7591#section-2>;
// `profile`,
/// `finess` and `siret` are ours. What is left out is given by the profile.
///
/// @param profile `fapi2`, `psc`, `smart` or `backend`
/// @param jwks the program's public keys, several while they rotate
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record ClientRequest(
        @JsonProperty("client_name") @Nullable String name,
        @Nullable String profile,
        @JsonProperty("redirect_uris") @Nullable List<String> redirectUris,

        @JsonProperty("post_logout_redirect_uris") @Nullable List<String> postLogoutRedirectUris,

        @JsonProperty("backchannel_logout_uri") @Nullable String backchannelLogoutUri,

        @JsonProperty("grant_types") @Nullable List<String> grantTypes,

        @JsonProperty("token_endpoint_auth_method") @Nullable
        String authMethod,

        @JsonProperty("tls_client_auth_subject_dn") @Nullable
        String subjectDn,

        @Nullable Map<String, Object> jwks,
        @JsonProperty("jwks_uri") @Nullable String jwksUri,
        @Nullable String scope,
        @Nullable String finess,
        @Nullable String siret,
        @Nullable List<String> contacts) {

    Set<String> scopes() {
        return scope == null || scope.isBlank()
                ? Set.of()
                : Arrays.stream(scope.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    List<String> redirects() {
        return Objects.requireNonNullElse(redirectUris, List.of());
    }

    List<String> postLogoutRedirects() {
        return Objects.requireNonNullElse(postLogoutRedirectUris, List.of());
    }

    ClientRequest withKeys(@Nullable Map<String, Object> keys, @Nullable String address) {
        return new ClientRequest(
                name,
                profile,
                redirectUris,
                postLogoutRedirectUris,
                backchannelLogoutUri,
                grantTypes,
                authMethod,
                subjectDn,
                keys,
                address,
                scope,
                finess,
                siret,
                contacts);
    }
}
