package fr.socle.psc;

import fr.socle.kernel.Caller;
import fr.socle.kernel.Caller.AccessMode;
import fr.socle.kernel.PatientId;
import fr.socle.psc.mandate.MandateRefusal;
import fr.socle.psc.mandate.Mandates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/// Tells who is asking: from the access token of a call, the certificate of a structure, or the session of a page. The
/// only place that reads the security context.
@Component
public class SignedIn {

    private static final Set<String> SESSION = Set.of("session");

    private final ProfessionalRegistry professionals;
    private final Mandates mandates;

    SignedIn(ProfessionalRegistry professionals, Mandates mandates) {
        this.professionals = professionals;
        this.mandates = mandates;
    }

    /// @throws fr.socle.kernel.Refused when `X-Access-Mode` or `X-Access-Reason` cannot be accepted
    public Optional<Caller> caller(HttpServletRequest request) {
        return switch (SecurityContextHolder.getContext().getAuthentication()) {
            case JwtAuthenticationToken it ->
                Optional.of(mandated(CallerClaims.read(it.getToken(), mode(request), reason(request)), it.getToken()));
            case Authentication it when it.getPrincipal() instanceof SessionUser user -> ofSession(user, request);
            case Authentication it when it.getPrincipal() instanceof Caller structure -> Optional.of(structure);
            case null, default -> Optional.empty();
        };
    }

    /// The patient a program was launched with by a professional: its `patient/` scopes reach no further.
    public Optional<PatientId> launchedWith() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken it
                ? Optional.ofNullable(it.getToken().getClaimAsString(CallerClaims.PATIENT))
                        .map(PatientId::parse)
                : Optional.empty();
    }

    /// A professional struck off the directory is nobody at the next page.
    private Optional<Caller> ofSession(SessionUser user, HttpServletRequest request) {
        return switch (Accounts.Kind.valueOf(user.kind())) {
            case PROFESSIONAL ->
                Optional.ofNullable(user.nationalId())
                        .flatMap(professionals::byNationalId)
                        .map(it -> new Caller.Professional(
                                it.rpps(),
                                it.displayName(),
                                it.profession(),
                                it.situation(user.situation()).orElse(null),
                                mode(request),
                                reason(request),
                                SESSION))
                        .map(it -> by(mandateOf(user, it), it));
            case CITIZEN ->
                Optional.ofNullable(user.patient())
                        .map(it -> new Caller.Citizen(PatientId.parse(it), user.displayName(), SESSION));
            case ADMINISTRATOR -> Optional.of(new Caller.Administrator(user.username(), user.displayName(), SESSION));
        };
    }

    /// A mandate is asked for again at every call: a token made under one that is over opens nothing.
    private Caller mandated(Caller caller, Jwt token) {
        var mandate = CallerClaims.mandate(token);
        return mandate.isPresent() && caller instanceof Caller.Professional it
                ? by(
                        mandates.inForce(mandate.get(), it.rpps().nationalId())
                                .orElseThrow(() -> new MandateRefusal.Over().asException()),
                        it)
                : caller;
    }

    /// A page goes on in the person's own name.
    private Caller.@Nullable Mandate mandateOf(SessionUser user, Caller.Professional it) {
        return Optional.ofNullable(user.mandate())
                .flatMap(id -> mandates.inForce(UUID.fromString(id), it.rpps().nationalId()))
                .orElse(null);
    }

    private static Caller.Professional by(Caller.@Nullable Mandate mandate, Caller.Professional it) {
        return new Caller.Professional(
                it.rpps(),
                it.displayName(),
                it.profession(),
                it.situation(),
                it.mode(),
                it.reason(),
                it.scopes(),
                mandate,
                it.program());
    }

    private static AccessMode mode(HttpServletRequest request) {
        return switch (request.getHeader("X-Access-Mode")) {
            case null -> AccessMode.NORMAL;
            case "normal" -> AccessMode.NORMAL;
            case "bris_de_glace" -> AccessMode.BRIS_DE_GLACE;
            case "centre_15" -> AccessMode.CENTRE_15;
            default -> throw new PscRefusal.BadAccessMode().asException();
        };
    }

    private static @Nullable String reason(HttpServletRequest request) {
        var reason = request.getHeader("X-Access-Reason");
        if (reason != null && !reason.isBlank()) {
            return reason.strip();
        }
        if (mode(request) != AccessMode.NORMAL) {
            throw new PscRefusal.MissingAccessReason().asException();
        }
        return null;
    }
}
