package fr.socle.psc;

import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.CLIENT_SECRET_POST;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.NONE;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.PRIVATE_KEY_JWT;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.TLS_CLIENT_AUTH;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/// What a kind of program may do and must do at our authorization server. Kept in each client's settings.
public enum ClientProfile {
    /// FAPI 2.0 Security Profile: pushed requests, no secret, sender-constrained tokens
    /// (<https://openid.net/specs/fapi-security-profile-2_0-final.html>).
    FAPI2(
            Accounts.Kind.PROFESSIONAL,
            List.of(PRIVATE_KEY_JWT, TLS_CLIENT_AUTH, SELF_SIGNED_TLS_CLIENT_AUTH),
            List.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA)),
    /// What the clients of Pro Santé Connect do today: a secret or a certificate, PKCE welcome and not required.
    PSC(
            Accounts.Kind.PROFESSIONAL,
            List.of(
                    CLIENT_SECRET_BASIC,
                    CLIENT_SECRET_POST,
                    PRIVATE_KEY_JWT,
                    TLS_CLIENT_AUTH,
                    SELF_SIGNED_TLS_CLIENT_AUTH),
            List.of(JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.RS256)),
    /// SMART App Launch, for a citizen.
    SMART(
            Accounts.Kind.CITIZEN,
            List.of(NONE, CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT),
            List.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384)),
    /// SMART App Launch from practice software, for a professional.
    SMART_EHR(
            Accounts.Kind.PROFESSIONAL,
            List.of(NONE, CLIENT_SECRET_BASIC, PRIVATE_KEY_JWT),
            List.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384)),
    /// SMART Backend Services; or the certificate of the structure.
    BACKEND(null, List.of(PRIVATE_KEY_JWT, TLS_CLIENT_AUTH), List.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384)),
    /// A tool of the people who run the platform.
    ADMIN(null, List.of(CLIENT_SECRET_BASIC, CLIENT_SECRET_POST, PRIVATE_KEY_JWT), List.of(JWSAlgorithm.ES256));

    /// The setting that names the profile.
    public static final String SETTING = "socle.profile";
    /// The client's public keys, a JWK Set as text. Keys behind an address are in Spring's own `jwkSetUrl`.
    public static final String JWKS = "socle.jwks";
    /// Where the client wants to hear that a session is over (`backchannel_logout_uri`).
    public static final String BACKCHANNEL_LOGOUT = "socle.backchannel-logout-uri";
    /// FINESS number the client is bound to.
    public static final String STRUCTURE = "socle.structure";
    /// Algorithm of the client's signed backchannel requests; when set, unsigned ones are refused.
    public static final String SIGNS_BACKCHANNEL = "socle.backchannel-request-signing-alg";
    /// SIRET number the client is bound to, when it is to no FINESS number; see [StructureId].
    public static final String SIRET = "socle.siret";

    private final Accounts.@Nullable Kind signsIn;
    private final List<ClientAuthenticationMethod> authenticationMethods;
    private final List<JWSAlgorithm> assertionAlgorithms;

    ClientProfile(
            Accounts.@Nullable Kind signsIn,
            List<ClientAuthenticationMethod> authenticationMethods,
            List<JWSAlgorithm> assertionAlgorithms) {
        this.signsIn = signsIn;
        this.authenticationMethods = authenticationMethods;
        this.assertionAlgorithms = assertionAlgorithms;
    }

    public static ClientProfile of(RegisteredClient client) {
        String name = client.getClientSettings().getSetting(SETTING);
        return name == null ? PSC : valueOf(name);
    }

    /// The public whose sign-in page the client's users see; null when nobody signs in.
    public Accounts.@Nullable Kind signsIn() {
        return signsIn;
    }

    /// How such a client may prove who it is, strongest first where there is a choice.
    public List<ClientAuthenticationMethod> authenticationMethods() {
        return authenticationMethods;
    }

    /// What may sign a client assertion, a signed request, or a proof of possession.
    public Set<JWSAlgorithm> assertionAlgorithms() {
        return Set.copyOf(assertionAlgorithms);
    }

    /// An assertion that ends later is refused (SMART Backend Services: five minutes).
    public Duration assertionLife() {
        return this == BACKEND ? Duration.ofMinutes(5) : Duration.ofHours(1);
    }

    /// Authorization requests come by the back door only (RFC 9126), the assertion is addressed to the issuer alone.
    public boolean isStrict() {
        return this == FAPI2;
    }

    /// Without PKCE no code.
    public boolean requiresPkce() {
        return this == FAPI2 || this == SMART || this == SMART_EHR;
    }
}
