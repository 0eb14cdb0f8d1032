package fr.socle.psc.ciba;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.authentication.DelegatingAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Authenticates the client as the token endpoint does, then answers. The server's own filter never runs on an
/// endpoint that is not its own, so this one runs a second instance of it.
final class BackchannelFilter extends OncePerRequestFilter {

    private final HttpSecurity http;
    private final List<AuthenticationConverter> ways;
    private final BiFunction<RegisteredClient, HttpServletRequest, Map<String, Object>> start;
    private volatile @Nullable OAuth2ClientAuthenticationFilter clients;

    BackchannelFilter(
            HttpSecurity http,
            List<AuthenticationConverter> ways,
            BiFunction<RegisteredClient, HttpServletRequest, Map<String, Object>> start) {
        this.http = http;
        this.ways = ways;
        this.start = start;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Backchannel.ENDPOINT.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        clients().doFilter(request, response, (_, _) -> answer(request, response));
    }

    private OAuth2ClientAuthenticationFilter clients() {
        var filter = clients;
        if (filter == null) {
            var manager = Objects.requireNonNull(http.getSharedObject(AuthenticationManager.class));
            filter = new OAuth2ClientAuthenticationFilter(manager, Backchannel.ENDPOINT);
            filter.setAuthenticationConverter(new DelegatingAuthenticationConverter(ways));
            clients = filter;
        }
        return filter;
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2ClientAuthenticationToken it
                && it.getRegisteredClient() != null) {
            try {
                write(response, HttpServletResponse.SC_OK, start.apply(it.getRegisteredClient(), request));
            } catch (OAuth2AuthenticationException no) {
                var why = Objects.requireNonNullElse(no.getError().getDescription(), "");
                write(
                        response,
                        HttpServletResponse.SC_BAD_REQUEST,
                        Map.of("error", no.getError().getErrorCode(), "error_description", why));
            }
            return;
        }
        write(response, HttpServletResponse.SC_UNAUTHORIZED, Map.of("error", "invalid_client"));
    }

    private void write(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(JsonMapper.shared().writeValueAsString(body));
    }
}
