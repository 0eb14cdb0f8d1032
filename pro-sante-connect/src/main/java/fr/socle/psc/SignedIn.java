package fr.socle.psc;

import fr.socle.kernel.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells who is asking: from the access token of a call, or from the session of a page.
@Component
public class SignedIn {

    /// @throws fr.socle.kernel.Refused when `X-Access-Mode` or `X-Access-Reason` cannot be accepted
    public Optional<Caller> caller(HttpServletRequest request) {
        throw new UnsupportedOperationException(request.getRequestURI());
    }
}
