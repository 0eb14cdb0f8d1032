package fr.socle.psc;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/// What a kind of program may do and must do at our authorization server. Kept in each client's settings.
public enum ClientProfile {
    /// FAPI 2.0 Security Profile: pushed requests, sender-constrained tokens, PS256, ES256 or EdDSA.
    FAPI2(Accounts.Kind.PROFESSIONAL, Set.of(SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)),
    /// What the clients of Pro Santé Connect do today.
    PSC(Accounts.Kind.PROFESSIONAL, Set.of()),
    /// SMART App Launch, for a citizen.
    SMART(Accounts.Kind.CITIZEN, Set.of()),
    /// SMART Backend Services: RS384 or ES384.
    BACKEND(null, Set.of(SignatureAlgorithm.RS384, SignatureAlgorithm.ES384)),
    /// A tool of the people who run the platform.
    ADMIN(null, Set.of());

    /// The setting that names the profile.
    public static final String SETTING = "socle.profile";
    /// The client's public keys, a JWK Set as text.
    public static final String JWKS = "socle.jwks";
    /// Where the client wants to hear that a session is over (`backchannel_logout_uri`).
    public static final String BACKCHANNEL_LOGOUT = "socle.backchannel-logout-uri";
    /// FINESS number the client is bound to.
    public static final String STRUCTURE = "socle.structure";

    private final Accounts.@Nullable Kind signsIn;
    private final Set<SignatureAlgorithm> assertionAlgorithms;

    ClientProfile(Accounts.@Nullable Kind signsIn, Set<SignatureAlgorithm> assertionAlgorithms) {
        this.signsIn = signsIn;
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

    public Set<SignatureAlgorithm> assertionAlgorithms() {
        return assertionAlgorithms;
    }
}
