package fr.socle.psc.oauth;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// A client assertion names its client by itself: `client_id` may be left out, and SMART Backend Services leave it
/// out (<https://www.rfc-editor.org/rfc/rfc7521#section-4.2>). Spring's converter needs it.
final class AssertionConverter implements AuthenticationConverter {

    private static final String CLIENT_ID = "client_id";

    private final AuthenticationConverter converter = new JwtClientAssertionAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        var assertion = request.getParameter("client_assertion");
        return assertion == null || request.getParameter(CLIENT_ID) != null
                ? converter.convert(request)
                : converter.convert(new Named(request, subject(assertion)));
    }

    /// Not verified yet: only says whose keys to verify with.
    private static String subject(String assertion) {
        try {
            var subject = JWTParser.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null) {
                return subject;
            }
        } catch (ParseException unreadable) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static final class Named extends HttpServletRequestWrapper {

        private final String clientId;

        Named(HttpServletRequest request, String clientId) {
            super(request);
            this.clientId = clientId;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return CLIENT_ID.equals(name) ? clientId : super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return CLIENT_ID.equals(name) ? new String[] {clientId} : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new HashMap<>(super.getParameterMap());
            all.put(CLIENT_ID, new String[] {clientId});
            return all;
        }
    }
}
