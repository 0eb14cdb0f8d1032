package fr.socle.psc;

import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_POST;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.NONE;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.PRIVATE_KEY_JWT;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.TLS_CLIENT_AUTH;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/// The sandbox's clients: the five of the contract, then those that show or examine the rest.
///
/// @param methods how it proves itself; a secret, a key or a certificate is made for it accordingly
/// @param grants `code`, `refresh`, `ciba`, `exchange`, `credentials`
record SandboxClientList(
        String clientId,
        String name,
        ClientProfile profile,
        List<ClientAuthenticationMethod> methods,
        Set<String> grants,
        Set<String> scopes) {

    private static final Set<String> PEOPLE = Set.of("code", "refresh", "ciba");
    private static final Set<String> OF_A_STRUCTURE = Set.of("code", "refresh", "ciba", "exchange");
    private static final Set<String> CARE =
            words("openid profile scope_all fhirUser launch user/*.cruds insi offline_access");
    private static final Set<String> IDENTITY = words("openid profile scope_all offline_access");

    private static final List<SandboxClientList> ALL = List.of(
            of("demo-lps", "Démo LPS (FAPI 2.0)", ClientProfile.FAPI2, OF_A_STRUCTURE, CARE, PRIVATE_KEY_JWT),
            of("demo-lps-basic", "Démo LPS", ClientProfile.PSC, PEOPLE, CARE, CLIENT_SECRET_BASIC, CLIENT_SECRET_POST),
            of(
                    "demo-backend",
                    "Démo établissement",
                    ClientProfile.BACKEND,
                    Set.of("credentials"),
                    words("system/*.cruds insi"),
                    PRIVATE_KEY_JWT),
            of(
                    "demo-app",
                    "Démo application citoyenne",
                    ClientProfile.SMART,
                    Set.of("code"),
                    words("openid profile scope_all fhirUser launch/patient patient/*.cruds"),
                    NONE),
            of(
                    "demo-admin",
                    "Démo exploitation",
                    ClientProfile.ADMIN,
                    Set.of("credentials"),
                    words("admin ops system/*.rs"),
                    CLIENT_SECRET_BASIC,
                    CLIENT_SECRET_POST),
            of(
                    "demo-ehr",
                    "Démo application dans le LPS (SMART)",
                    ClientProfile.SMART_EHR,
                    Set.of("code"),
                    words("openid profile fhirUser launch patient/*.cruds user/*.cruds"),
                    NONE),
            of("demo-lps-2", "Démo LPS n° 2 (FAPI 2.0)", ClientProfile.FAPI2, PEOPLE, CARE, PRIVATE_KEY_JWT),
            of("demo-lps-mtls", "Démo LPS (certificat)", ClientProfile.FAPI2, PEOPLE, CARE, TLS_CLIENT_AUTH),
            of(
                    "demo-lps-self-signed",
                    "Démo LPS (certificat auto-signé)",
                    ClientProfile.FAPI2,
                    PEOPLE,
                    CARE,
                    SELF_SIGNED_TLS_CLIENT_AUTH),
            of("demo-ciba", "Démo CIBA (FAPI)", ClientProfile.FAPI2, PEOPLE, IDENTITY, PRIVATE_KEY_JWT),
            of("demo-ciba-2", "Démo CIBA n° 2 (FAPI)", ClientProfile.FAPI2, PEOPLE, IDENTITY, PRIVATE_KEY_JWT),
            of(
                    "demo-oidc",
                    "Démo OpenID",
                    ClientProfile.PSC,
                    PEOPLE,
                    IDENTITY,
                    CLIENT_SECRET_BASIC,
                    CLIENT_SECRET_POST),
            of(
                    "demo-oidc-2",
                    "Démo OpenID n° 2",
                    ClientProfile.PSC,
                    PEOPLE,
                    IDENTITY,
                    CLIENT_SECRET_BASIC,
                    CLIENT_SECRET_POST));

    private static final Map<String, SandboxClientList> BY_ID =
            ALL.stream().collect(Collectors.toMap(SandboxClientList::clientId, Function.identity()));

    static final List<String> CLIENT_IDS =
            ALL.stream().map(SandboxClientList::clientId).toList();

    static SandboxClientList of(String clientId) {
        return Objects.requireNonNull(BY_ID.get(clientId), "No such sandbox client");
    }

    private static SandboxClientList of(
            String clientId,
            String name,
            ClientProfile profile,
            Set<String> grants,
            Set<String> scopes,
            ClientAuthenticationMethod... methods) {
        return new SandboxClientList(clientId, name, profile, List.of(methods), grants, scopes);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    boolean hasSecret() {
        return methods.contains(CLIENT_SECRET_BASIC);
    }

    boolean hasKeys() {
        return methods.contains(PRIVATE_KEY_JWT);
    }

    boolean hasCertificate() {
        return showsCertificate() || signsBackchannel();
    }

    boolean hasSelfSignedCertificate() {
        return methods.contains(SELF_SIGNED_TLS_CLIENT_AUTH);
    }

    private boolean showsCertificate() {
        return methods.contains(TLS_CLIENT_AUTH) || hasSelfSignedCertificate();
    }

    /// The examiners of FAPI-CIBA sign their requests and hold a certificate.
    boolean signsBackchannel() {
        return clientId.startsWith("demo-ciba");
    }
}
