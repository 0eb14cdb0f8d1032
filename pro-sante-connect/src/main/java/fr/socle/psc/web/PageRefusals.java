package fr.socle.psc.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;

/// Sends somebody who is not signed in, or signed in as somebody else, to the sign-in page of the door they knock at.
@Component
class PageRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RequestCache requests;
    private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

    PageRefusals(RequestCache requests) {
        this.requests = requests;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        response.sendRedirect(
                Door.guarding(request.getRequestURI()).orElse(Door.PRO).signIn());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        var door = Door.guarding(request.getRequestURI());
        if (denied instanceof CsrfException || door.isEmpty() || response.isCommitted()) {
            forbidden.handle(request, response, denied);
            return;
        }
        requests.saveRequest(request, response);
        response.sendRedirect(door.get().signIn());
    }
}
