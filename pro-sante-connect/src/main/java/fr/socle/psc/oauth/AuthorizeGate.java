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
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Before an authorization: the right kind of person, with a practice situation when there is a choice. Otherwise
/// their page first; the request waits in the session meanwhile.
@Component
class AuthorizeGate extends OncePerRequestFilter implements AuthenticationEntryPoint {

    private final RegisteredClientRepository clients;
    private final ProfessionalRegistry professionals;
    private final RequestCache requests;

    AuthorizeGate(RegisteredClientRepository clients, ProfessionalRegistry professionals, RequestCache requests) {
        this.clients = clients;
        this.professionals = professionals;
        this.requests = requests;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        response.sendRedirect(signInPage(wanted(request)));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !AuthorizationServerConfiguration.AUTHORIZE.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var page = firstPage(request);
        if (page.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        requests.saveRequest(request, response);
        response.sendRedirect(page.get());
    }

    private Optional<String> firstPage(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof SessionUser user)) {
            return Optional.empty(); // nobody yet: the entry point answers
        }
        var wanted = wanted(request);
        if (wanted != null && !user.is(wanted)) {
            return Optional.of(signInPage(wanted));
        }
        var toChoose = user.is(Kind.PROFESSIONAL)
                && user.situation() == null
                && request.getParameter(CallerClaims.SITUATION) == null
                && Optional.ofNullable(user.nationalId())
                        .flatMap(professionals::byNationalId)
                        .filter(it -> it.situations().size() > 1)
                        .isPresent();
        return toChoose ? Optional.of("/pro/situation") : Optional.empty();
    }

    /// The public of the client, by its profile.
    private @Nullable Kind wanted(HttpServletRequest request) {
        var clientId = request.getParameter("client_id");
        var client = clientId == null ? null : clients.findByClientId(clientId);
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
