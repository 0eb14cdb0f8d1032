package fr.socle.psc.oauth;

import fr.socle.psc.ciba.Backchannel;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import tools.jackson.databind.json.JsonMapper;

/// `/fhir/.well-known/smart-configuration`
/// (<https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html>). A servlet of its own, because all else under
/// `/fhir` belongs to the FHIR server.
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {

    @Bean
    ServletRegistrationBean<HttpServlet> smartConfigurationServlet(
            AuthorizationServerSettings server, JsonMapper json) {
        var document = json.writeValueAsString(document(server));
        var servlet = new HttpServlet() {
            @Override
            protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.setHeader("Access-Control-Allow-Origin", "*");
                response.getWriter().write(document);
            }
        };
        var registration = new ServletRegistrationBean<HttpServlet>(servlet, "/fhir/.well-known/smart-configuration");
        registration.setName("smartConfiguration");
        return registration;
    }

    private static Map<String, Object> document(AuthorizationServerSettings server) {
        var issuer = server.getIssuer();
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", issuer);
        document.put("jwks_uri", issuer + server.getJwkSetEndpoint());
        document.put("authorization_endpoint", issuer + server.getAuthorizationEndpoint());
        document.put("token_endpoint", issuer + server.getTokenEndpoint());
        document.put("pushed_authorization_request_endpoint", issuer + server.getPushedAuthorizationRequestEndpoint());
        document.put("introspection_endpoint", issuer + server.getTokenIntrospectionEndpoint());
        document.put("revocation_endpoint", issuer + server.getTokenRevocationEndpoint());
        document.put("token_endpoint_auth_methods_supported", PublishedMetadata.AUTHENTICATION);
        document.put("token_endpoint_auth_signing_alg_values_supported", PublishedMetadata.ASSERTION_ALGORITHMS);
        document.put(
                "grant_types_supported",
                List.of("authorization_code", "refresh_token", "client_credentials", Backchannel.GRANT_TYPE));
        document.put("response_types_supported", List.of("code"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("scopes_supported", PublishedMetadata.SCOPES);
        document.put(
                "capabilities",
                List.of(
                        "launch-standalone",
                        "authorize-post",
                        "client-public",
                        "client-confidential-symmetric",
                        "client-confidential-asymmetric",
                        "sso-openid-connect",
                        "launch-ehr",
                        "context-ehr-patient",
                        "context-banner",
                        "context-standalone-patient",
                        "permission-patient",
                        "permission-user",
                        "permission-v2"));
        document.put("socle_client_profiles", PublishedMetadata.profiles());
        return document;
    }
}
