package fr.socle.psc.oauth;

import fr.socle.kernel.PatientId;
import fr.socle.psc.LaunchContexts;
import fr.socle.psc.LaunchContexts.LaunchContext;
import fr.socle.psc.LaunchContexts.Opens;
import fr.socle.psc.SessionUser;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.stereotype.Component;

/// The patient a SMART application was launched with: the value of `launch`, good once, for the same person in the
/// same practice situation (<https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#launch-app-ehr-launch>).
/// Refreshed tokens keep the patient.
@Component
class LaunchedPatients {

    static final String PARAMETER = "launch";

    private final LaunchContexts contexts;

    LaunchedPatients(LaunchContexts contexts) {
        this.contexts = contexts;
    }

    /// @param acting the practice situation the token will name
    Optional<PatientId> patient(JwtEncodingContext context, SessionUser user, @Nullable String acting) {
        var handle = AskedParameter.of(context, PARAMETER);
        if (handle == null || !context.getAuthorizedScopes().contains(PARAMETER)) {
            return Optional.empty();
        }
        if (AuthorizationGrantType.REFRESH_TOKEN.equals(context.getAuthorizationGrantType())) {
            return before(context);
        }
        var patient = contexts.use(Opens.PROGRAM, handle)
                .filter(it -> it.suits(UUID.fromString(user.account()), acting))
                .map(LaunchContext::patient);
        if (patient.isEmpty()) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.INVALID_GRANT, "launch is over, or somebody else's", null));
        }
        return patient;
    }

    private static Optional<PatientId> before(JwtEncodingContext context) {
        var authorization = context.getAuthorization();
        var access = authorization == null ? null : authorization.getAccessToken();
        return access == null || access.getClaims() == null
                ? Optional.empty()
                : Optional.ofNullable(access.getClaims().get("patient")).map(it -> PatientId.parse(it.toString()));
    }
}
