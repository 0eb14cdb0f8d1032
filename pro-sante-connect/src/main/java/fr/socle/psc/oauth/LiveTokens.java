package fr.socle.psc.oauth;

import fr.socle.psc.CallerClaims;
import fr.socle.psc.UserSessions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/// A token is worth as much as what it hangs on, asked at every use: the session it was given in, and the program it
/// was given to, and for an exchanged one the token it came from. What it was granted under is asked by
/// [StandingGrants].
@Component
class LiveTokens implements OAuth2TokenValidator<Jwt> {

    /// `jti` of the token an exchanged one came from.
    static final String ORIGIN = "origin";

    private final UserSessions sessions;
    private final RegisteredClientRepository clients;
    private final StandingGrants standing;

    LiveTokens(UserSessions sessions, RegisteredClientRepository clients, StandingGrants standing) {
        this.sessions = sessions;
        this.clients = clients;
        this.standing = standing;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        var gone = gone(token);
        return gone == null
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, gone, null));
    }

    private @Nullable String gone(Jwt token) {
        var session = token.getClaimAsString(CallerClaims.SESSION);
        var program = token.getClaimAsString("client_id");
        if (session != null && !sessions.isOpen(UUID.fromString(session), program)) {
            return "The session has ended";
        }
        if (program == null || program.isEmpty() || clients.findByClientId(program) == null) {
            return "The program is not active";
        }
        var origin = token.getClaimAsString(ORIGIN);
        var grant = token.getClaimAsString(StandingGrants.CLAIM);
        return origin == null || grant != null && standing.isStanding(grant, origin)
                ? null
                : "What the token was exchanged from is gone";
    }
}
