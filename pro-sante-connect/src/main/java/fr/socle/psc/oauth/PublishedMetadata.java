package fr.socle.psc.oauth;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;

/// What the two discovery documents say beyond what Spring's server says of itself.
final class PublishedMetadata {

    private static final List<String> SCOPES = List.of(
            "openid",
            "profile",
            "scope_all",
            "fhirUser",
            "launch",
            "launch/patient",
            "patient/*.cruds",
            "user/*.cruds",
            "system/*.cruds",
            "insi");

    private PublishedMetadata() {}

    static void add(OidcProviderConfiguration.Builder metadata) {
        metadata.grantType(CibaGrantRequest.GRANT.getValue())
                .scopes(it -> {
                    it.clear();
                    it.addAll(SCOPES);
                })
                .claims(it -> it.putAll(ciba(Objects.requireNonNull(it.get("issuer")))))
                .claim("acr_values_supported", List.of("eidas1"))
                .claim("backchannel_logout_supported", true)
                .claim("backchannel_logout_session_supported", true)
                .claim(
                        "claims_supported",
                        List.of("sub", "SubjectNameID", "SubjectRefPro", "given_name", "family_name"));
    }

    static void add(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.grantType(CibaGrantRequest.GRANT.getValue())
                .claims(it -> it.putAll(ciba(Objects.requireNonNull(it.get("issuer")))))
                .claim("scopes_supported", SCOPES);
    }

    private static Map<String, Object> ciba(Object issuer) {
        return Map.of(
                "backchannel_authentication_endpoint",
                issuer + "/oauth2/bc-authorize",
                "backchannel_token_delivery_modes_supported",
                List.of("poll"),
                "backchannel_user_code_parameter_supported",
                false,
                "authorization_response_iss_parameter_supported",
                true,
                "token_endpoint_auth_signing_alg_values_supported",
                List.of("PS256", "ES256", "RS384", "ES384"));
    }
}
