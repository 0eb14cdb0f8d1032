package fr.socle.psc.web;

import fr.socle.psc.PscSettings;
import fr.socle.psc.RealTime;
import fr.socle.psc.SessionUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Ends a session that has lasted its time, however busy it is.
@Component
class SessionAge extends OncePerRequestFilter {

    private final PscSettings settings;
    private final RealTime time;

    SessionAge(PscSettings settings, RealTime time) {
        this.settings = settings;
        this.time = time;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var authentication =
                session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (session != null
                && authentication != null
                && authentication.getPrincipal() instanceof SessionUser user
                && user.signedInAt().plus(settings.sessionMax()).isBefore(time.now())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(request, response);
    }
}
