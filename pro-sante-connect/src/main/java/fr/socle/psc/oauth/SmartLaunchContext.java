package fr.socle.psc.oauth;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.HashMap;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/// Tells a SMART application which patient its token is about, beside the token
///
// (<https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#launch-context-arrives-with-your-access_token>).
final class SmartLaunchContext {

    private SmartLaunchContext() {}

    static void add(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken issued = context.getAuthentication();
        try {
            var patient = SignedJWT.parse(issued.getAccessToken().getTokenValue())
                    .getJWTClaimsSet()
                    .getStringClaim("patient");
            if (patient != null) {
                var parameters = new HashMap<>(issued.getAdditionalParameters());
                parameters.put("patient", patient);
                parameters.put("need_patient_banner", true);
                context.getAccessTokenResponse().additionalParameters(parameters);
            }
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
