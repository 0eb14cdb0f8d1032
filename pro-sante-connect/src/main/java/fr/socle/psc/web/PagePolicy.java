package fr.socle.psc.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/// The content security policy of our pages: nothing but ours. While an authorization request waits for its sign-in,
/// forms may also lead to the redirect addresses of its client, because browsers hold the redirects that follow a
/// form against `form-action`.
@Component
class PagePolicy implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";
    /// Attribute of a request: the addresses where the forms of its page lead in the end.
    private static final String FORM_LEADS_TO = "fr.socle.psc.form-leads-to";

    private static final String ALL_OURS = "default-src 'self'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'self'; "
            + "frame-ancestors 'none'; form-action 'self'";

    private final RequestCache requests;
    private final RegisteredClientRepository clients;

    PagePolicy(RequestCache requests, RegisteredClientRepository clients) {
        this.requests = requests;
        this.clients = clients;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, ALL_OURS + whereTheFormLeads(request, response));
        }
    }

    private String whereTheFormLeads(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(FORM_LEADS_TO) instanceof Collection<?> addresses) {
            return sources(addresses.stream().map(String::valueOf));
        }
        if (request.getSession(false) == null) {
            return "";
        }
        var waiting = requests.getRequest(request, response);
        var client = waiting == null ? null : client(waiting);
        return client == null ? "" : sources(client.getRedirectUris().stream());
    }

    private @Nullable RegisteredClient client(SavedRequest waiting) {
        var ids = waiting.getParameterValues("client_id");
        var isAuthorization = URI.create(waiting.getRedirectUrl()).getPath().equals("/oauth2/authorize");
        return !isAuthorization || ids == null || ids.length != 1 ? null : clients.findByClientId(ids[0]);
    }

    private static String sources(Stream<String> addresses) {
        return addresses.map(PagePolicy::source).distinct().sorted().collect(Collectors.joining(" ", " ", ""));
    }

    /// The origin of a web address; the bare scheme of an application's own.
    private static String source(String redirectUri) {
        var uri = URI.create(redirectUri);
        var web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        return web ? uri.getScheme() + "://" + uri.getRawAuthority() : uri.getScheme() + ":";
    }
}
