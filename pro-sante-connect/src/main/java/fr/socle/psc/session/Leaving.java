package fr.socle.psc.session;

import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSession.Ending;
import fr.socle.psc.UserSessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/// Who leaves by the door ends the session everywhere, not in this browser only.
@Component
class Leaving implements LogoutHandler {

    private final UserSessions sessions;

    Leaving(UserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SessionUser user) {
            sessions.end(user.sessionId(), Ending.PERSON);
        }
    }
}
