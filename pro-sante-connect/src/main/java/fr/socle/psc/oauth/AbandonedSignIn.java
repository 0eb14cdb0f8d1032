package fr.socle.psc.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The way out of a sign-in: the program that asked for it is told `access_denied`.
@Controller
class AbandonedSignIn {

    private final RequestCache requests;
    private final AskedAuthorizations asking;
    private final AuthorizationResponses responses;

    AbandonedSignIn(RequestCache requests, AskedAuthorizations asking, AuthorizationResponses responses) {
        this.requests = requests;
        this.asking = asking;
        this.responses = responses;
    }

    @GetMapping("/connexion/abandon")
    void leave(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var waiting = requests.getRequest(request, response);
        if (waiting == null
                || !"/oauth2/authorize"
                        .equals(URI.create(waiting.getRedirectUrl()).getPath())) {
            response.sendRedirect("/");
            return;
        }
        requests.removeRequest(request, response);
        var asked = asking.of(waiting.getParameterMap());
        responses.refuse(response, asked, new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED));
    }
}
