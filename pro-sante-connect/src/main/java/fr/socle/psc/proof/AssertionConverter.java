package fr.socle.psc.proof;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import java.text.ParseException;
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
                : converter.convert(new OneParameter(request, CLIENT_ID, subject(assertion)));
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
}
