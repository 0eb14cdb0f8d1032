package fr.socle.psc.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Somebody recovers an account: the password and a recovery code were right. They are signed in nowhere; for a
/// quarter of an hour they may enrol what they sign in with, and nothing else.
public record Recovering(UUID account, String door, Instant until) implements Serializable {

    private static final String KEY = Recovering.class.getName();
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    public static Optional<Recovering> of(HttpServletRequest request, Door door, Instant now) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEY) instanceof Recovering it
                        && it.door().equals(door.name())
                        && now.isBefore(it.until())
                ? Optional.of(it)
                : Optional.empty();
    }

    static void start(UUID account, Door door, Instant now, HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(KEY, new Recovering(account, door.name(), now.plus(PATIENCE)));
    }
}
