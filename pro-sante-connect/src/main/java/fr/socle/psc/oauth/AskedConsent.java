package fr.socle.psc.oauth;

import fr.socle.psc.ClientProfile;
import fr.socle.psc.SmartScopes;
import java.util.Set;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationConsentAuthenticationToken;

/// A citizen is asked before an application acts in their name, and again when it wants more or says
/// `prompt=consent`. Practice software acts under its professional's duties: there is nothing to consent to.
final class AskedConsent {

    static final String PAGE = "/mon-espace-sante/consentement";

    private AskedConsent() {}

    static boolean isRequired(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
        var request = context.getAuthorizationRequest();
        if (ClientProfile.of(context.getRegisteredClient()) != ClientProfile.SMART || request == null) {
            return false;
        }
        var asked = request.getScopes();
        if (asked.equals(Set.of("openid"))) {
            return false;
        }
        var given = context.getAuthorizationConsent();
        return given == null
                || String.valueOf(request.getAdditionalParameters().get("prompt"))
                        .contains("consent")
                || !asked.stream()
                        .allMatch(it -> it.equals("openid") || SmartScopes.allows(given.getScopes(), Set.of(it)));
    }

    /// Refusing also withdraws what was allowed before: Spring's server would fall back to it.
    static void aRefusalIsOne(OAuth2AuthorizationConsentAuthenticationContext context) {
        OAuth2AuthorizationConsentAuthenticationToken answer = context.getAuthentication();
        if (answer.getScopes().isEmpty()) {
            context.getAuthorizationConsent().authorities(Set::clear);
        }
    }
}
