package fr.socle.psc.oauth;

import fr.socle.kernel.Ids;
import fr.socle.kernel.PatientId;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.CitizenRegistry;
import fr.socle.psc.ClientProfile;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import fr.socle.psc.SessionUser;
import fr.socle.psc.StructureId;
import fr.socle.psc.mandate.Mandate;
import fr.socle.psc.mandate.Mandates;
import fr.socle.psc.oauth.ActorTokens.Exchanged;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/// What our tokens say. Access tokens follow RFC 9068 and carry who is calling; the registries are asked at every
/// issue, so that somebody struck off gets no further token.
@Component
class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private static final String ACR = "eidas1";
    /// Parameter of a request: the professional whose mandate the user takes up.
    static final String ACTING_FOR = "acting_for";

    private final ProfessionalRegistry professionals;
    private final CitizenRegistry citizens;
    private final Mandates mandates;
    private final AuthorizationServerSettings server;
    private final TokenBinding binding;
    private final LaunchedPatients launched;

    TokenClaims(
            ProfessionalRegistry professionals,
            CitizenRegistry citizens,
            Mandates mandates,
            AuthorizationServerSettings server,
            TokenBinding binding,
            LaunchedPatients launched) {
        this.professionals = professionals;
        this.mandates = mandates;
        this.citizens = citizens;
        this.server = server;
        this.binding = binding;
        this.launched = launched;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            accessToken(context);
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            idToken(context);
        }
    }

    private void accessToken(JwtEncodingContext context) {
        var client = context.getRegisteredClient();
        var bound = binding.bind(context);
        context.getJwsHeader().type(AccessTokenDecoder.TYPE).algorithm(AccessTokenDecoder.ALGORITHM);
        context.getClaims()
                .audience(listOf(Objects.requireNonNull(server.getIssuer())))
                .claim(StandingGrants.CLAIM, grant(context))
                .claim("client_id", client.getClientId())
                .claim("scope", String.join(" ", context.getAuthorizedScopes()));
        if (!bound.isEmpty()) {
            context.getClaims().claim("cnf", bound);
        }
        caller(context).forEach(context.getClaims()::claim);
        Exchanged.of(client)
                .ifPresent(it -> context.getClaims()
                        .claim(CallerClaims.ACTOR, it.actor())
                        .claim(LiveTokens.ORIGIN, it.origin()));
    }

    /// A program's own token comes before its authorization, which then takes this name.
    private static String grant(JwtEncodingContext context) {
        var authorization = context.getAuthorization();
        return authorization == null ? Ids.next().toString() : authorization.getId();
    }

    private Map<String, Object> caller(JwtEncodingContext context) {
        if (principal(context) instanceof SessionUser user) {
            context.getClaims()
                    .claim("preferred_username", user.username())
                    .claim(CallerClaims.SESSION, user.session());
            return switch (Kind.valueOf(user.kind())) {
                case PROFESSIONAL -> professional(user, context);
                case CITIZEN -> citizen(user);
                case ADMINISTRATOR -> CallerClaims.ofAdministrator(user.displayName());
            };
        }
        var client = context.getRegisteredClient();
        return ClientProfile.of(client) == ClientProfile.ADMIN
                ? CallerClaims.ofAdministrator(client.getClientName())
                : CallerClaims.ofSoftware(
                        client.getClientName(), StructureId.of(client).orElse(null));
    }

    private static @Nullable Object principal(JwtEncodingContext context) {
        Authentication authentication = context.getPrincipal();
        return authentication == null ? null : authentication.getPrincipal();
    }

    private Map<String, Object> professional(SessionUser user, JwtEncodingContext context) {
        var asked = AskedParameter.of(context, CallerClaims.SITUATION);
        var professional = Optional.ofNullable(user.nationalId())
                .flatMap(professionals::byNationalId)
                .orElseThrow(() -> refused(OAuth2ErrorCodes.ACCESS_DENIED, "The directory does not know this person"));
        var id = asked == null ? user.situation() : asked;
        var situation = professional.situation(id);
        if (id != null && situation.isEmpty()) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "practice_situation: no such situation");
        }
        var acting = situation.orElse(null);
        var claims = CallerClaims.of(professional, acting);
        launched.patient(context, user, acting == null ? null : acting.id())
                .ifPresent(it -> claims.put(CallerClaims.PATIENT, it.toString()));
        mandate(context, user, professional).ifPresent(it -> claims.put(CallerClaims.MANDATE, it));
        return claims;
    }

    /// The mandate taken up on a page, or the one asked for by `acting_for`, an RPPS number.
    private Optional<Map<String, Object>> mandate(
            JwtEncodingContext context, SessionUser user, RegisteredProfessional holder) {
        var mandator = AskedParameter.of(context, ACTING_FOR);
        var id = mandator == null
                ? Optional.ofNullable(user.mandate()).map(UUID::fromString)
                : mandates.between(mandator, holder.nationalId()).map(Mandate::id);
        var inForce = id.flatMap(it -> mandates.inForce(it, holder.nationalId()));
        if (mandator != null && inForce.isEmpty()) {
            throw refused(OAuth2ErrorCodes.ACCESS_DENIED, "acting_for: no mandate of this professional is in force");
        }
        return inForce.map(it -> CallerClaims.ofMandate(id.orElseThrow(), it));
    }

    private Map<String, Object> citizen(SessionUser user) {
        var citizen = Optional.ofNullable(user.patient())
                .map(PatientId::parse)
                .flatMap(citizens::byPatient)
                .orElseThrow(() -> refused(OAuth2ErrorCodes.ACCESS_DENIED, "No identity belongs to this account"));
        return CallerClaims.ofCitizen(citizen.patient(), citizen.displayName());
    }

    private void idToken(JwtEncodingContext context) {
        if (principal(context) instanceof SessionUser user) {
            context.getClaims()
                    .claim("acr", ACR)
                    .claim(CallerClaims.SESSION, user.session())
                    .claim("auth_time", Date.from(user.signedInAt()))
                    .claim("amr", methods(user.means()))
                    .claim("preferred_username", preferredUsername(user));
            if (context.getAuthorizedScopes().contains("fhirUser")) {
                fhirUser(user)
                        .ifPresent(it -> context.getClaims().claim("fhirUser", server.getIssuer() + "/fhir/" + it));
            }
        }
    }

    /// In the words of RFC 8176; what another provider saw is known to be several factors, and no more.
    private static List<String> methods(String means) {
        return switch (means) {
            case "phone" -> listOf("swk", "mfa");
            case "passkey" -> listOf("swk", "user", "mfa");
            case "totp" -> listOf("pwd", "otp", "mfa");
            default -> listOf("mfa");
        };
    }

    /// Which resource is the person who signed in (SMART App Launch, `fhirUser`).
    private Optional<String> fhirUser(SessionUser user) {
        return user.patient() != null
                ? Optional.of("Patient/" + user.patient())
                : Optional.ofNullable(user.nationalId())
                        .flatMap(professionals::practitioner)
                        .map(it -> "Practitioner/" + it);
    }

    /// Claims are kept beside the authorization as typed JSON, which knows the plain list and not the immutable ones.
    private static List<String> listOf(String... values) {
        return new ArrayList<>(List.of(values));
    }

    static String preferredUsername(SessionUser user) {
        return user.nationalId() == null ? user.username() : user.nationalId();
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
