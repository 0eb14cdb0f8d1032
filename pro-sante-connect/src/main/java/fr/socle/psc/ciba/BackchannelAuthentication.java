package fr.socle.psc.ciba;

import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.ClientProfile;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.PscSettings;
import fr.socle.psc.SmartScopes;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/// `POST /oauth2/bc-authorize`: a program asks for a professional's approval on the phone
/// (<https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#auth_request>).
/// As with Pro Santé Connect, `binding_message` is two digits; clients that sign their requests may send a short text,
/// or none. `acr_values` is accepted and not judged.
@Component
class BackchannelAuthentication {

    private static final Pattern TWO_DIGITS = Pattern.compile("\\d\\d");
    private static final Pattern SHORT_TEXT = Pattern.compile("[\\p{Alnum} .-]{1,20}");

    private final BackchannelHints hints;
    private final ProfessionalRegistry professionals;
    private final PhoneRequests phone;
    private final PscSettings settings;
    private final SignedRequests requests;

    BackchannelAuthentication(
            BackchannelHints hints,
            ProfessionalRegistry professionals,
            PhoneRequests phone,
            PscSettings settings,
            SignedRequests requests) {
        this.hints = hints;
        this.professionals = professionals;
        this.phone = phone;
        this.settings = settings;
        this.requests = requests;
    }

    Filter filter(HttpSecurity http, List<AuthenticationConverter> ways) {
        return new BackchannelFilter(http, ways, this::start);
    }

    private Map<String, Object> start(RegisteredClient client, HttpServletRequest request) {
        if (!client.getAuthorizationGrantTypes().contains(CibaGrantRequest.GRANT)) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "This client may not use the backchannel");
        }
        var said = requests.parameters(client, request);
        var scopes = scopes(client, said.getOrDefault("scope", ""));
        var message = message(client, said.get("binding_message"));
        var account = hints.account(said);
        var situation = Optional.ofNullable(said.get(CallerClaims.SITUATION))
                .map(it -> known(account, it))
                .orElse(null);
        var asked = ask(
                account,
                new PhoneRequest.Question(client.getClientId(), client.getClientName(), message, scopes, situation));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("auth_req_id", asked.authReqId());
        answer.put("expires_in", settings.phone().patience().toSeconds());
        answer.put("interval", asked.pollSeconds());
        return answer;
    }

    private PhoneRequest ask(Account account, PhoneRequest.Question question) {
        try {
            return phone.ask(account, question);
        } catch (Refused no) {
            throw refused(OAuth2ErrorCodes.ACCESS_DENIED, no.refusal().terms().explanation());
        }
    }

    private static Set<String> scopes(RegisteredClient client, String said) {
        var scopes = new LinkedHashSet<>(List.of(said.split(" ")));
        if (!scopes.contains("openid")) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "scope must hold openid");
        }
        if (!SmartScopes.allows(client.getScopes(), scopes)) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "The client is not registered for this scope");
        }
        return scopes;
    }

    private static String message(RegisteredClient client, @Nullable String said) {
        var signs = client.getClientSettings().getSetting(ClientProfile.SIGNS_BACKCHANNEL) != null;
        if (said == null && signs) {
            return PhoneRequests.digits();
        }
        if (said == null || !(signs ? SHORT_TEXT : TWO_DIGITS).matcher(said).matches()) {
            throw refused("invalid_binding_message", signs ? "At most twenty letters" : "Two digits are needed");
        }
        return said;
    }

    private String known(Account account, String situation) {
        return Optional.ofNullable(account.nationalId())
                .flatMap(professionals::byNationalId)
                .flatMap(it -> it.situation(situation))
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_REQUEST, "practice_situation: no such situation"))
                .id();
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
