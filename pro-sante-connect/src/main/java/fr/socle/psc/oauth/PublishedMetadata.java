package fr.socle.psc.oauth;

import fr.socle.psc.ClientProfile;
import fr.socle.psc.PscSettings;
import fr.socle.psc.ciba.Backchannel;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.oidc.OidcProviderConfiguration;
import org.springframework.stereotype.Component;

/// What the two discovery documents say beyond what Spring's server says of itself. Where profiles differ the
/// documents name the union, and `socle_client_profiles` what each is held to.
@Component
record PublishedMetadata(PscSettings settings) {

    static final List<String> SCOPES = List.of(
            "openid",
            "profile",
            "scope_all",
            "offline_access",
            "fhirUser",
            "launch",
            "launch/patient",
            "patient/*.cruds",
            "user/*.cruds",
            "system/*.cruds",
            "insi");

    static final List<String> AUTHENTICATION = List.of(
            "private_key_jwt",
            "tls_client_auth",
            "self_signed_tls_client_auth",
            "client_secret_basic",
            "client_secret_post",
            "none");

    static final List<String> ASSERTION_ALGORITHMS = List.of("PS256", "ES256", "EdDSA", "RS256", "RS384", "ES384");

    private static final List<String> PROOF_ALGORITHMS = List.of("PS256", "ES256", "EdDSA");
    private static final List<String> CERTIFIED = List.of(
            "token_endpoint",
            "revocation_endpoint",
            "introspection_endpoint",
            "pushed_authorization_request_endpoint",
            "userinfo_endpoint",
            "backchannel_authentication_endpoint");

    void add(OidcProviderConfiguration.Builder metadata) {
        metadata.grantType(Backchannel.GRANT_TYPE)
                .scopes(it -> {
                    it.clear();
                    it.addAll(SCOPES);
                })
                .claims(it -> it.putAll(shared(it)))
                .claim("id_token_signing_alg_values_supported", List.of("RS256", "ES256"))
                .claim("acr_values_supported", List.of("eidas1"))
                .claim("backchannel_logout_supported", true)
                .claim("backchannel_logout_session_supported", true)
                .claim("display_values_supported", List.of("page"))
                .claim("claim_types_supported", List.of("normal"))
                .claim("ui_locales_supported", List.of("fr", "en"))
                .claim(
                        "claims_supported",
                        List.of(
                                "sub",
                                "auth_time",
                                "acr",
                                "amr",
                                "name",
                                "given_name",
                                "family_name",
                                "preferred_username",
                                "SubjectNameID",
                                "SubjectRefPro",
                                "SubjectRole",
                                "SubjectOrganization",
                                "SubjectOrganizationID",
                                "Secteur_Activite",
                                "otherIds",
                                "Palier_Authentification"));
    }

    void add(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.grantType(Backchannel.GRANT_TYPE)
                .claims(it -> it.putAll(shared(it)))
                .claim("scopes_supported", SCOPES);
    }

    private Map<String, Object> shared(Map<String, Object> said) {
        var issuer = Objects.requireNonNull(said.get("issuer")).toString();
        var more = new LinkedHashMap<String, Object>();
        more.put("backchannel_authentication_endpoint", issuer + "/oauth2/bc-authorize");
        more.put("backchannel_token_delivery_modes_supported", List.of("poll"));
        more.put("backchannel_user_code_parameter_supported", false);
        more.put("backchannel_authentication_request_signing_alg_values_supported", List.of("PS256", "ES256"));
        more.put("authorization_response_iss_parameter_supported", true);
        more.put("require_pushed_authorization_requests", false);
        more.put("response_modes_supported", List.of("query"));
        more.put("code_challenge_methods_supported", List.of("S256"));
        more.put("prompt_values_supported", List.of("none", "login", "consent", "select_account"));
        more.put("claims_parameter_supported", false);
        more.put("request_parameter_supported", false);
        more.put("request_uri_parameter_supported", false);
        more.put("dpop_signing_alg_values_supported", PROOF_ALGORITHMS);
        more.put("tls_client_certificate_bound_access_tokens", true);
        for (var endpoint : List.of("token", "introspection", "revocation")) {
            more.put(endpoint + "_endpoint_auth_methods_supported", AUTHENTICATION);
            more.put(endpoint + "_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS);
        }
        more.put("socle_client_profiles", profiles());
        if (settings.mtlsUrl() != null && URI.create(settings.mtlsUrl()).getHost() != null) {
            more.put("mtls_endpoint_aliases", aliases(issuer, said, settings.mtlsUrl()));
        }
        return more;
    }

    /// Where a program that shows a certificate goes instead (RFC 8705 §5).
    private static Map<String, Object> aliases(String issuer, Map<String, Object> said, String url) {
        var aliases = new LinkedHashMap<String, Object>();
        for (var endpoint : CERTIFIED) {
            var address =
                    said.getOrDefault(endpoint, issuer + "/oauth2/bc-authorize").toString();
            aliases.put(endpoint, url + address.substring(issuer.length()));
        }
        return aliases;
    }

    static Map<String, Object> profiles() {
        var profiles = new LinkedHashMap<String, Object>();
        profiles.put("fapi2", of(ClientProfile.FAPI2));
        profiles.put("psc", of(ClientProfile.PSC));
        profiles.put("smart", of(ClientProfile.SMART));
        profiles.put("smart_backend", of(ClientProfile.BACKEND));
        return profiles;
    }

    private static Map<String, Object> of(ClientProfile profile) {
        var said = new LinkedHashMap<String, Object>();
        said.put("require_pushed_authorization_requests", profile.isStrict());
        said.put("require_pkce", profile.requiresPkce());
        said.put("sender_constrained_access_tokens", profile.isStrict());
        said.put(
                "token_endpoint_auth_methods",
                profile.authenticationMethods().stream()
                        .map(it -> it.getValue())
                        .toList());
        said.put(
                "token_endpoint_auth_signing_algs",
                profile.assertionAlgorithms().stream()
                        .map(it -> it.getName())
                        .sorted()
                        .toList());
        return said;
    }
}
