package fr.socle.psc.ciba;

import fr.socle.psc.Accounts;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequest.Answer;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.SessionUser;
import fr.socle.psc.UserSessions;
import fr.socle.psc.proof.ProgramProofs;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/// Gives the tokens once the phone has approved (CIBA, poll mode).
@Component
class CibaGrant {

    private final PhoneRequests phone;
    private final Accounts accounts;
    private final OAuth2AuthorizationService authorizations;
    private final UserSessions sessions;
    private final ProgramProofs proofs;

    CibaGrant(
            PhoneRequests phone,
            Accounts accounts,
            OAuth2AuthorizationService authorizations,
            UserSessions sessions,
            ProgramProofs proofs) {
        this.phone = phone;
        this.accounts = accounts;
        this.authorizations = authorizations;
        this.sessions = sessions;
        this.proofs = proofs;
    }

    AuthenticationProvider provider(HttpSecurity http) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication request) {
                // the generator is shared only once the chain is built
                return answer((CibaGrantRequest) request, http.getSharedObject(OAuth2TokenGenerator.class));
            }

            @Override
            public boolean supports(Class<?> type) {
                return CibaGrantRequest.class.isAssignableFrom(type);
            }
        };
    }

    private Authentication answer(CibaGrantRequest grant, OAuth2TokenGenerator<?> generator) {
        var client = client(grant);
        if (!client.getAuthorizationGrantTypes().contains(CibaGrantRequest.GRANT)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
        }
        proofs.confirmation(client); // before the approval is used up
        return switch (phone.poll(grant.authReqId(), client.getClientId())) {
            case Answer.Approved(var request) -> {
                var issued = new IssuedTokens(client, grant, generator).to(user(request, client), request.scopes());
                authorizations.save(issued.authorization());
                yield issued.answer();
            }
            case Answer.NotYet no ->
                throw new OAuth2AuthenticationException(
                        switch (no) {
                            case PENDING -> "authorization_pending";
                            case TOO_FAST -> "slow_down";
                            case REFUSED -> "access_denied";
                            case EXPIRED -> "expired_token";
                            case UNKNOWN -> "invalid_grant";
                        });
        };
    }

    private SessionUser user(PhoneRequest request, RegisteredClient client) {
        var account = accounts.byId(request.account()).orElseThrow();
        return sessions.open(account, new UserSessions.Opening("phone", request.situation(), client.getId(), null));
    }

    private static RegisteredClient client(CibaGrantRequest grant) {
        if (grant.getPrincipal() instanceof OAuth2ClientAuthenticationToken it
                && it.isAuthenticated()
                && it.getRegisteredClient() != null) {
            return it.getRegisteredClient();
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }
}
