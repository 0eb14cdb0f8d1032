package fr.socle.psc.web;

import fr.socle.kernel.Refusal;
import fr.socle.psc.PscRefusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers a program whose token is missing, wrong, over, or too weak: `WWW-Authenticate` for its library
/// (<https://www.rfc-editor.org/rfc/rfc6750#section-3>), a code of the catalogue for its author. On `/fhir` the body
/// is an OperationOutcome, on `/insi` a SOAP fault, elsewhere problem+json.
@Component
class TokenRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final AuthorizationServerSettings server;
    private final JsonMapper json;

    TokenRefusals(AuthorizationServerSettings server, JsonMapper json) {
        this.server = server;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException fault) {
            throw fault; // our fault, not the caller's
        }
        var refusal = refusal(why);
        var scheme = request.getHeader("DPoP") == null ? "Bearer" : "DPoP";
        var error = refusal instanceof PscRefusal.MissingToken ? "" : ", error=\"" + error(why) + "\"";
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, scheme + " realm=\"socle\"" + error);
        answer(request, response, refusal);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"socle\", error=\"insufficient_scope\"");
        answer(request, response, new PscRefusal.InsufficientScope());
    }

    private static PscRefusal refusal(AuthenticationException why) {
        if (!(why instanceof OAuth2AuthenticationException refused)) {
            return new PscRefusal.MissingToken();
        }
        var description = String.valueOf(refused.getError().getDescription()).toLowerCase(Locale.ROOT);
        if (description.contains("session has ended")) {
            return new PscRefusal.SessionEnded();
        }
        return description.contains("expired") ? new PscRefusal.ExpiredToken() : new PscRefusal.InvalidToken();
    }

    private static String error(AuthenticationException why) {
        return why instanceof OAuth2AuthenticationException it ? it.getError().getErrorCode() : "invalid_token";
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        var terms = refusal.terms();
        if (request.getRequestURI().startsWith("/insi/")) {
            soapFault(request, response, terms.kind().status());
            return;
        }
        var fhir = request.getRequestURI().startsWith("/fhir");
        response.setStatus(terms.kind().status());
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentType(fhir ? "application/fhir+json" : "application/problem+json");
        response.getWriter().write(json.writeValueAsString(fhir ? outcome(terms) : problem(terms)));
    }

    /// The téléservice says 500 to a certificate that is not for it; a token gets what RFC 6750 says.
    private static void soapFault(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        response.setStatus(
                request.getUserPrincipal() != null && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        : status);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentType(SoapRefusal.MEDIA_TYPE);
        response.getWriter().write(SoapRefusal.FAULT);
    }

    private Map<String, Object> problem(Refusal.Terms terms) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", server.getIssuer() + "/errors#" + terms.code());
        problem.put("title", terms.code());
        problem.put("status", terms.kind().status());
        problem.put("detail", terms.explanation());
        problem.put("code", terms.code());
        return problem;
    }

    private Map<String, Object> outcome(Refusal.Terms terms) {
        var details = Map.of(
                "coding",
                List.of(Map.of("system", server.getIssuer() + "/errors", "code", terms.code())),
                "text",
                terms.explanation());
        return Map.of(
                "resourceType",
                "OperationOutcome",
                "issue",
                List.of(Map.of(
                        "severity",
                        "error",
                        "code",
                        terms.kind().issue(),
                        "details",
                        details,
                        "diagnostics",
                        terms.explanation())));
    }
}
