package fr.socle.psc.ciba;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/// A token request with the CIBA grant
/// (<https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#token_request>).
final class CibaGrantRequest extends OAuth2AuthorizationGrantAuthenticationToken {

    static final AuthorizationGrantType GRANT = new AuthorizationGrantType("urn:openid:params:grant-type:ciba");

    private final String authReqId;

    private CibaGrantRequest(String authReqId, Authentication client) {
        super(GRANT, client, Map.of());
        this.authReqId = authReqId;
    }

    String authReqId() {
        return authReqId;
    }

    static final class Converter implements AuthenticationConverter {

        @Override
        public @Nullable Authentication convert(HttpServletRequest request) {
            if (!GRANT.getValue().equals(request.getParameter("grant_type"))) {
                return null;
            }
            var ids = request.getParameterValues("auth_req_id");
            var client = SecurityContextHolder.getContext().getAuthentication();
            if (ids == null || ids.length != 1 || ids[0].isBlank() || client == null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
            }
            return new CibaGrantRequest(ids[0], client);
        }
    }
}
