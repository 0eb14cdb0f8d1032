package fr.socle.psc.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Answers a program at its redirect address, and names ourselves as the issuer so that answers of two servers cannot
/// be mixed up (<https://www.rfc-editor.org/rfc/rfc9207>). Without an address that can be trusted, answers here.
@Component
class AuthorizationResponses implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private final String issuer;

    AuthorizationResponses(AuthorizationServerSettings server) {
        this.issuer = Objects.requireNonNull(server.getIssuer());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var granted = (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        var code = Objects.requireNonNull(granted.getAuthorizationCode());
        var address = UriComponentsBuilder.fromUriString(Objects.requireNonNull(granted.getRedirectUri()))
                .queryParam("code", code.getTokenValue());
        redirect(response, address, granted.getState());
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!(failure instanceof OAuth2AuthorizationCodeRequestAuthenticationException refused)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        var asked = refused.getAuthorizationCodeRequestAuthentication();
        if (asked == null
                || asked.getRedirectUri() == null
                || asked.getRedirectUri().isEmpty()) {
            response.sendError(
                    HttpServletResponse.SC_BAD_REQUEST, refused.getError().getErrorCode());
            return;
        }
        refuse(response, asked.getRedirectUri(), asked.getState(), refused.getError());
    }

    /// At the address of the program when it is one of its own, otherwise here.
    void refuse(HttpServletResponse response, AskedAuthorization asked, OAuth2Error error) throws IOException {
        var redirectUri = asked.redirectUri();
        if (redirectUri == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, error.getErrorCode());
            return;
        }
        refuse(response, redirectUri, asked.parameter("state").orElse(null), error);
    }

    private void refuse(HttpServletResponse response, String redirectUri, @Nullable String state, OAuth2Error error)
            throws IOException {
        var address = UriComponentsBuilder.fromUriString(redirectUri).queryParam("error", error.getErrorCode());
        var why = error.getDescription();
        if (why != null) {
            address.queryParam("error_description", encoded(why));
        }
        redirect(response, address, state);
    }

    private void redirect(HttpServletResponse response, UriComponentsBuilder address, @Nullable String state)
            throws IOException {
        if (state != null && !state.isEmpty()) {
            address.queryParam("state", encoded(state));
        }
        address.queryParam("iss", encoded(issuer));
        response.sendRedirect(address.build(true).toUriString());
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
