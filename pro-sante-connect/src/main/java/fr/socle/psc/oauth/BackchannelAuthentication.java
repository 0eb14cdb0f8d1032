package fr.socle.psc.oauth;

import fr.socle.kernel.Refused;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.PscSettings;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// `POST /oauth2/bc-authorize`: a program asks for a professional's approval on the phone
/// (<https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html#auth_request>).
/// As with Pro Santé Connect, `login_hint` is the national identifier and `binding_message` two digits; a user name
/// is accepted too. `acr_values` is accepted and not judged.
@Component
class BackchannelAuthentication {

    private static final Pattern TWO_DIGITS = Pattern.compile("\\d\\d");

    private final Accounts accounts;
    private final ProfessionalRegistry professionals;
    private final PhoneRequests phone;
    private final PscSettings settings;
    private final JsonMapper json;

    BackchannelAuthentication(
            Accounts accounts,
            ProfessionalRegistry professionals,
            PhoneRequests phone,
            PscSettings settings,
            JsonMapper json) {
        this.accounts = accounts;
        this.professionals = professionals;
        this.phone = phone;
        this.settings = settings;
        this.json = json;
    }

    Filter filter(HttpSecurity http) {
        return new BackchannelFilter(http, this::start, json);
    }

    private Map<String, Object> start(RegisteredClient client, HttpServletRequest request) {
        if (!client.getAuthorizationGrantTypes().contains(CibaGrantRequest.GRANT)) {
            throw refused(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT, "This client may not use the backchannel");
        }
        var scopes = scopes(client, request);
        var message = one(request, "binding_message")
                .filter(it -> TWO_DIGITS.matcher(it).matches())
                .orElseThrow(() -> refused("invalid_binding_message", "binding_message must be two digits"));
        var account = account(request);
        var question = new PhoneRequest.Question(
                client.getClientId(),
                client.getClientName(),
                message,
                scopes,
                one(request, CallerClaims.SITUATION)
                        .map(it -> known(account, it))
                        .orElse(null));
        var asked = ask(account, question);
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

    private static Set<String> scopes(RegisteredClient client, HttpServletRequest request) {
        var scopes =
                new LinkedHashSet<>(List.of(one(request, "scope").orElse("").split(" ")));
        if (!scopes.contains("openid")) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "scope must hold openid");
        }
        if (!SmartScopes.allows(client.getScopes(), scopes)) {
            throw refused(OAuth2ErrorCodes.INVALID_SCOPE, "The client is not registered for this scope");
        }
        return scopes;
    }

    private Account account(HttpServletRequest request) {
        if (request.getParameter("id_token_hint") != null || request.getParameter("login_hint_token") != null) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "login_hint is the only hint understood here");
        }
        var hint = one(request, "login_hint")
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_REQUEST, "login_hint is missing"));
        return accounts.byLogin(hint)
                .filter(it -> it.kind() == Kind.PROFESSIONAL)
                .orElseThrow(() -> refused("unknown_user_id", "No professional goes by this login_hint"));
    }

    private String known(Account account, String situation) {
        return Optional.ofNullable(account.nationalId())
                .flatMap(professionals::byNationalId)
                .flatMap(it -> it.situation(situation))
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_REQUEST, "practice_situation: no such situation"))
                .id();
    }

    private static Optional<String> one(HttpServletRequest request, String name) {
        var values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, name + " is given more than once");
        }
        return Optional.ofNullable(request.getParameter(name)).filter(it -> !it.isBlank());
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
