package fr.socle.psc.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/// The access token of a request (<https://www.rfc-editor.org/rfc/rfc6750#section-2.1>), read plainly when it is
// spelled
/// as ours are: the library's expression over a thousand characters costs a thirtieth of a small answer. Anything else
/// is the library's to read or refuse.
class TokenReading implements BearerTokenResolver {

    private static final String SCHEME = "Bearer ";

    private final BearerTokenResolver library = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && isPlain(header) ? header.substring(SCHEME.length()) : library.resolve(request);
    }

    private static boolean isPlain(String header) {
        if (!header.startsWith(SCHEME) || header.length() == SCHEME.length()) {
            return false;
        }
        for (var i = SCHEME.length(); i < header.length(); i++) {
            if (!isOfAToken(header.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfAToken(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
    }
}
