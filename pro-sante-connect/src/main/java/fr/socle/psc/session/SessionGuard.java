package fr.socle.psc.session;

import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.servlet.filter.OrderedFilter;
import org.springframework.core.convert.ConversionException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Forgets a browser whose session is over, whoever ended it and wherever, before anything asks who is there.
@Component
class SessionGuard extends OncePerRequestFilter implements OrderedFilter {

    /// after Spring Session's filter, before the security chains
    private static final int ORDER = -200;
    private static final Set<String> WITHOUT_SESSION =
            Set.of("fhir", "api", "insi", "actuator", "vendor", "css", "img", ".well-known");

    private final UserSessions sessions;

    SessionGuard(UserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var uri = request.getRequestURI();
        var end = uri.indexOf('/', 1);
        return WITHOUT_SESSION.contains(uri.substring(Math.min(1, uri.length()), end < 0 ? uri.length() : end));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            if (!mayGoOn(session)) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }

    /// What another release of the program wrote may be unreadable: that browser signs in again.
    private boolean mayGoOn(HttpSession session) {
        try {
            return user(session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                    .map(it -> sessions.isOpen(it.sessionId()))
                    .orElse(true);
        } catch (ConversionException unreadable) {
            return false;
        }
    }

    private static Optional<SessionUser> user(@Nullable Object context) {
        return context instanceof SecurityContext it
                        && it.getAuthentication() != null
                        && it.getAuthentication().getPrincipal() instanceof SessionUser user
                ? Optional.of(user)
                : Optional.empty();
    }
}
