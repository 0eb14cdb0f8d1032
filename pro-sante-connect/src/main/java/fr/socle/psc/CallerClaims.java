package fr.socle.psc;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// The claims of our access tokens that say who is calling: written when a token is made, read when it is used.
/// Never a matricule.
public final class CallerClaims {

    public static final String SITUATION = "practice_situation";
    /// The session a token was given in, and ends with.
    public static final String SESSION = "sid";
    /// Who the professional acts for (`id`, `rpps`, `name`, `powers`).
    public static final String MANDATE = "mandate";
    /// The program that acts for the user (<https://www.rfc-editor.org/rfc/rfc8693#section-4.1>).
    public static final String ACTOR = "act";
    private static final String ROLE = "role";
    private static final String NAME = "name";
    private static final String RPPS = "rpps";
    private static final String PROFESSION = "profession";
    /// Whose record a citizen's token opens, or which patient a program was launched with.
    public static final String PATIENT = "patient";
    private static final String STRUCTURE = "structure";

    private CallerClaims() {}

    public static Map<String, Object> of(RegisteredProfessional professional, @Nullable PracticeSituation situation) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put(ROLE, "professional");
        claims.put(NAME, professional.displayName());
        claims.put("SubjectNameID", professional.nationalId());
        claims.put(RPPS, professional.rpps().value());
        claims.put(PROFESSION, professional.profession());
        if (situation != null) {
            var written = new LinkedHashMap<String, Object>();
            written.put("id", situation.id());
            written.put("structureName", situation.structureName());
            written.put(
                    "finess",
                    situation.finess() == null ? "" : situation.finess().value());
            written.put("structureId", situation.structureId());
            written.put("sector", situation.sector());
            claims.put(SITUATION, written);
        }
        return claims;
    }

    public static Map<String, Object> ofMandate(UUID id, Caller.Mandate mandate) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("id", id.toString());
        claims.put(RPPS, mandate.of().value());
        claims.put(NAME, mandate.ofName());
        claims.put(
                "powers",
                mandate.powers().stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        return claims;
    }

    public static Map<String, Object> ofCitizen(PatientId patient, String displayName) {
        return Map.of(ROLE, "citizen", NAME, displayName, PATIENT, patient.toString());
    }

    public static Map<String, Object> ofAdministrator(String displayName) {
        return Map.of(ROLE, "administrator", NAME, displayName);
    }

    public static Map<String, Object> ofSoftware(String displayName, @Nullable StructureId structure) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put(ROLE, "software");
        claims.put(NAME, displayName);
        if (structure != null) {
            claims.put("struct_IdNat", structure.idNat());
        }
        if (structure != null && structure.finess() != null) {
            claims.put(STRUCTURE, structure.finess());
        }
        return claims;
    }

    static Caller read(Jwt token, Caller.AccessMode mode, @Nullable String reason) {
        var scopes = scopes(token);
        var name = text(token, NAME);
        return switch (text(token, ROLE)) {
            case "professional" ->
                new Caller.Professional(
                        new RppsNumber(text(token, RPPS)),
                        name,
                        text(token, PROFESSION),
                        situation(token),
                        mode,
                        reason,
                        scopes,
                        null,
                        program(token));
            case "citizen" -> new Caller.Citizen(PatientId.parse(text(token, PATIENT)), name, scopes);
            case "administrator" -> new Caller.Administrator(username(token), name, scopes);
            case "software" -> {
                var finess = token.getClaimAsString(STRUCTURE);
                yield new Caller.Software(
                        text(token, "client_id"), name, finess == null ? null : new FinessNumber(finess), scopes);
            }
            default -> throw new PscRefusal.InvalidToken().asException();
        };
    }

    /// The mandate the token was made under; whether it still holds is asked where the token is used.
    static Optional<UUID> mandate(Jwt token) {
        var written = token.getClaimAsMap(MANDATE);
        return written == null ? Optional.empty() : Optional.of(UUID.fromString(text(written, "id")));
    }

    private static Caller.@Nullable Program program(Jwt token) {
        var written = token.getClaimAsMap(ACTOR);
        return written == null ? null : new Caller.Program(text(written, "sub"), text(written, "name"));
    }

    private static String username(Jwt token) {
        var username = token.getClaimAsString("preferred_username");
        return username == null ? text(token, "client_id") : username;
    }

    private static @Nullable PracticeSituation situation(Jwt token) {
        var written = token.getClaimAsMap(SITUATION);
        if (written == null) {
            return null;
        }
        var finess = text(written, "finess");
        return new PracticeSituation(
                text(written, "id"),
                text(written, "structureName"),
                finess.isEmpty() ? null : new FinessNumber(finess),
                text(written, "structureId"),
                text(written, "sector"));
    }

    private static Set<String> scopes(Jwt token) {
        var scope = token.getClaimAsString("scope");
        return scope == null || scope.isEmpty()
                ? Set.of()
                : Arrays.stream(scope.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Jwt token, String claim) {
        return text(token.getClaims(), claim);
    }

    private static String text(Map<String, Object> claims, String name) {
        return Objects.requireNonNullElse(claims.get(name), "").toString();
    }
}
