package fr.socle.psc.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Between the two factors: the password was right, the second one is awaited.
///
/// @param phone the request on the person's phone
record PendingSignIn(UUID account, String door, @Nullable UUID phone) implements Serializable {

    private static final String KEY = PendingSignIn.class.getName();

    static Optional<PendingSignIn> of(HttpServletRequest request, Door door) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEY) instanceof PendingSignIn it
                        && it.door().equals(door.name())
                ? Optional.of(it)
                : Optional.empty();
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(KEY, this);
    }

    static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEY);
        }
    }
}
