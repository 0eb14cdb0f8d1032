package fr.socle.psc.oauth;

import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.ClientProfile;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.SessionUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Before an authorization: the right kind of person, with a practice situation when there is a choice. Otherwise
/// their page first; the request waits in the session meanwhile.
@Component
class AuthorizeGate extends OncePerRequestFilter implements AuthenticationEntryPoint {

    private final AskedAuthorizations asking;
    private final ProfessionalRegistry professionals;
    private final RequestCache requests;
    private final FreshSignIn fresh;
    private final AuthorizationResponses responses;

    AuthorizeGate(
            AskedAuthorizations asking,
            ProfessionalRegistry professionals,
            RequestCache requests,
            FreshSignIn fresh,
            AuthorizationResponses responses) {
        this.asking = asking;
        this.professionals = professionals;
        this.requests = requests;
        this.fresh = fresh;
        this.responses = responses;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        response.sendRedirect(signInPage(wanted(asking.in(request))));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AuthorizationServerConfiguration.AUTHORIZE.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var asked = asking.in(request);
        var silence = asked.mayNotShowAnything() ? whyNotSilently(asked) : Optional.<String>empty();
        if (silence.isPresent()) {
            responses.refuse(response, asked, new OAuth2Error(silence.get()));
            return;
        }
        var page = firstPage(asked, request);
        if (page.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        requests.saveRequest(request, response);
        response.sendRedirect(page.get());
    }

    /// What `prompt=none` is answered when a page would be needed.
    private Optional<String> whyNotSilently(AskedAuthorization asked) {
        var user = user();
        var wanted = wanted(asked);
        if (user == null || wanted != null && !user.is(wanted) || fresh.isNeeded(asked, user)) {
            return Optional.of("login_required");
        }
        return hasToChoose(asked, user) ? Optional.of("interaction_required") : Optional.empty();
    }

    private static @Nullable SessionUser user() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SessionUser user ? user : null;
    }

    private Optional<String> firstPage(AskedAuthorization asked, HttpServletRequest request) {
        var user = user();
        if (user == null) {
            return Optional.empty(); // nobody yet: the entry point answers
        }
        var wanted = wanted(asked);
        if (wanted != null && !user.is(wanted) || fresh.isStillNeeded(asked, user, request.getSession())) {
            return Optional.of(signInPage(wanted));
        }
        return hasToChoose(asked, user) ? Optional.of("/pro/situation") : Optional.empty();
    }

    private boolean hasToChoose(AskedAuthorization asked, SessionUser user) {
        return user.is(Kind.PROFESSIONAL)
                && user.situation() == null
                && asked.parameter(CallerClaims.SITUATION).isEmpty()
                && Optional.ofNullable(user.nationalId())
                        .flatMap(professionals::byNationalId)
                        .filter(it -> it.situations().size() > 1)
                        .isPresent();
    }

    /// The public of the client, by its profile.
    private static @Nullable Kind wanted(AskedAuthorization asked) {
        var client = asked.client();
        return client == null ? null : ClientProfile.of(client).signsIn();
    }

    private static String signInPage(@Nullable Kind kind) {
        return switch (kind) {
            case CITIZEN -> "/mon-espace-sante/connexion";
            case ADMINISTRATOR -> "/admin/connexion";
            case PROFESSIONAL -> "/pro/connexion";
            case null -> "/pro/connexion";
        };
    }
}
