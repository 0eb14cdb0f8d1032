package fr.socle.psc.registration;

import fr.socle.psc.ClientProfile;
import fr.socle.psc.KnownClients;
import fr.socle.psc.PscSettings;
import fr.socle.psc.StructureId;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes the registered client of the authorization server out of what was asked, and changes it.
@Component
class Clients {

    private static final Duration CODE = Duration.ofSeconds(60);
    private static final Duration ACCESS = Duration.ofMinutes(2);
    private static final Duration BACKEND_ACCESS = Duration.ofMinutes(5);

    private final RegisteredClientRepository clients;
    private final PscSettings settings;
    private final JsonMapper json;

    Clients(RegisteredClientRepository clients, PscSettings settings, JsonMapper json) {
        this.clients = clients;
        this.settings = settings;
        this.json = json;
    }

    /// @param secret its digest, of a client that has one
    void write(Registration registration, @Nullable String secret) {
        var request = registration.request();
        var offer = Offer.of(request);
        var client = RegisteredClient.withId(registration.clientId())
                .clientId(registration.clientId())
                .clientIdIssuedAt(registration.proposedAt())
                .clientName(Objects.requireNonNull(request.name()))
                .clientAuthenticationMethod(new ClientAuthenticationMethod(offer.method(request)))
                .authorizationGrantTypes(all -> offer.grants(request).stream()
                        .map(AuthorizationGrantType::new)
                        .forEach(all::add))
                .redirectUris(all -> all.addAll(request.redirects()))
                .postLogoutRedirectUris(all -> all.addAll(request.postLogoutRedirects()))
                .scopes(all -> all.addAll(request.scopes()))
                .clientSettings(clientSettings(registration, offer))
                .tokenSettings(tokenSettings(offer));
        if (secret != null) {
            client.clientSecret(secret);
        }
        clients.save(client.build());
    }

    /// @return what is kept of its secret
    @Nullable
    String secret(String clientId) {
        return require(clientId).getClientSecret();
    }

    void change(String clientId, UnaryOperator<RegisteredClient.Builder> how) {
        clients.save(how.apply(RegisteredClient.from(require(clientId))).build());
    }

    private RegisteredClient require(String clientId) {
        return Objects.requireNonNull(clients.findById(clientId), "A registration has no client");
    }

    private ClientSettings clientSettings(Registration registration, Offer offer) {
        var request = registration.request();
        var made = ClientSettings.builder()
                .requireProofKey(offer.sendsBrowsers(request))
                .requireAuthorizationConsent(false)
                .setting(ClientProfile.SETTING, offer.profile().name());
        if (registration.state() != Registration.State.ACTIVE) {
            made.setting(KnownClients.HELD, registration.state().name());
        }
        if (request.jwks() != null) {
            made.setting(ClientProfile.JWKS, json.writeValueAsString(request.jwks()));
        }
        if (request.jwksUri() != null) {
            made.jwkSetUrl(request.jwksUri());
        }
        if (request.subjectDn() != null) {
            made.x509CertificateSubjectDN(request.subjectDn());
        }
        if (request.backchannelLogoutUri() != null) {
            made.setting(ClientProfile.BACKCHANNEL_LOGOUT, request.backchannelLogoutUri());
        }
        RequestRules.structure(request)
                .ifPresent(it -> made.setting(
                        it.kind() == StructureId.Kind.FINESS ? ClientProfile.STRUCTURE : ClientProfile.SIRET,
                        it.number()));
        return made.build();
    }

    private TokenSettings tokenSettings(Offer offer) {
        var strict = offer == Offer.FAPI2;
        var access =
                offer == Offer.BACKEND ? BACKEND_ACCESS : Objects.requireNonNullElse(settings.accessTokenTtl(), ACCESS);
        return TokenSettings.builder()
                .authorizationCodeTimeToLive(CODE)
                .accessTokenTimeToLive(access)
                .refreshTokenTimeToLive(settings.refreshTokenTtl())
                .reuseRefreshTokens(strict)
                .x509CertificateBoundAccessTokens(strict)
                .idTokenSignatureAlgorithm(strict ? SignatureAlgorithm.ES256 : SignatureAlgorithm.RS256)
                .build();
    }
}
