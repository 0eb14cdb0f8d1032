package fr.socle.psc.oauth;

import fr.socle.psc.ClientProfile;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says no at the authorization endpoint before anybody is asked to sign in: to what this server does not do, by the
/// names OpenID Connect gives to it (Core §3.1.2.6), and to what the client's profile forbids.
@Component
class RequestRules extends OncePerRequestFilter {

    private final AskedAuthorizations asking;
    private final AuthorizationResponses responses;

    RequestRules(AskedAuthorizations asking, AuthorizationResponses responses) {
        this.asking = asking;
        this.responses = responses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AuthorizationServerConfiguration.AUTHORIZE.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = asking.in(request);
        var no = refusal(request, asked);
        if (no.isPresent()) {
            responses.refuse(response, asked, no.get());
            return;
        }
        chain.doFilter(request, response);
    }

    private static Optional<OAuth2Error> refusal(HttpServletRequest request, AskedAuthorization asked) {
        if (request.getParameter("request") != null) {
            return no("request_not_supported", "Push the request instead");
        }
        if (request.getParameter("request_uri") != null && !asked.isPushed()) {
            return no("request_uri_not_supported", "request_uri must be one we gave");
        }
        if (request.getParameter("registration") != null) {
            return no("registration_not_supported", "Clients are registered beforehand");
        }
        var client = asked.client();
        return client != null && ClientProfile.of(client).isStrict() && !asked.isPushed()
                ? no(OAuth2ErrorCodes.INVALID_REQUEST, "This client pushes its requests")
                : Optional.empty();
    }

    private static Optional<OAuth2Error> no(String code, String why) {
        return Optional.of(new OAuth2Error(code, why, null));
    }
}
