package fr.socle.psc.registration;

import static org.springframework.security.oauth2.core.AuthorizationGrantType.AUTHORIZATION_CODE;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.CLIENT_CREDENTIALS;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.REFRESH_TOKEN;
import static org.springframework.security.oauth2.core.AuthorizationGrantType.TOKEN_EXCHANGE;

import fr.socle.psc.ClientProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What each profile offers to those who register a program themselves; the first method is the one taken when none is
/// named. Scopes of administration and operation are nowhere.
enum Offer {
    FAPI2(
            ClientProfile.FAPI2,
            List.of("private_key_jwt", "tls_client_auth"),
            List.of(AUTHORIZATION_CODE.getValue(), REFRESH_TOKEN.getValue(), Offer.CIBA, TOKEN_EXCHANGE.getValue()),
            "openid|profile|scope_all|fhirUser|launch|insi|user/(\\*|[A-Z][A-Za-z]*)\\.c?r?u?d?s?"),
    PSC(
            ClientProfile.PSC,
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt", "tls_client_auth"),
            List.of(AUTHORIZATION_CODE.getValue(), REFRESH_TOKEN.getValue(), Offer.CIBA),
            "openid|profile|scope_all|fhirUser|launch|insi|user/(\\*|[A-Z][A-Za-z]*)\\.c?r?u?d?s?"),
    SMART(
            ClientProfile.SMART,
            List.of("none", "client_secret_basic", "private_key_jwt"),
            List.of(AUTHORIZATION_CODE.getValue()),
            "openid|profile|fhirUser|launch/patient|patient/(\\*|[A-Z][A-Za-z]*)\\.c?r?u?d?s?"),
    BACKEND(
            ClientProfile.BACKEND,
            List.of("private_key_jwt", "tls_client_auth"),
            List.of(CLIENT_CREDENTIALS.getValue()),
            "insi|system/(\\*|[A-Z][A-Za-z]*)\\.c?r?u?d?s?");

    private static final String CIBA = "urn:openid:params:grant-type:ciba";

    private final ClientProfile profile;
    private final List<String> methods;
    private final List<String> grants;
    private final Pattern scopes;

    Offer(ClientProfile profile, List<String> methods, List<String> grants, String scopes) {
        this.profile = profile;
        this.methods = methods;
        this.grants = grants;
        this.scopes = Pattern.compile(scopes);
    }

    static Offer of(ClientRequest request) {
        return Optional.ofNullable(request.profile())
                .flatMap(named -> Stream.of(values())
                        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(named))
                        .findFirst())
                .orElseThrow(() -> new RegistrationRefusal.BadProfile().asException());
    }

    ClientProfile profile() {
        return profile;
    }

    List<String> methods() {
        return methods;
    }

    String method(ClientRequest request) {
        return request.authMethod() == null ? methods.getFirst() : request.authMethod();
    }

    /// Everything but the exchange of tokens, when nothing is named: that one is asked for by name.
    List<String> grants(ClientRequest request) {
        return request.grantTypes() == null || request.grantTypes().isEmpty()
                ? grants.stream()
                        .filter(it -> !it.equals(TOKEN_EXCHANGE.getValue()))
                        .toList()
                : request.grantTypes();
    }

    List<String> offeredGrants() {
        return grants;
    }

    boolean offers(String scope) {
        return scopes.matcher(scope).matches() && !scope.endsWith(".");
    }

    boolean sendsBrowsers(ClientRequest request) {
        return grants(request).contains(AUTHORIZATION_CODE.getValue());
    }

    /// Programs of a structure say which.
    boolean needsStructure(ClientRequest request) {
        return this == BACKEND
                || request.scopes().contains("insi")
                || grants(request).contains(TOKEN_EXCHANGE.getValue());
    }
}
