package fr.socle.psc.oauth;

import fr.socle.kernel.PracticeSituation;
import fr.socle.psc.Account;
import fr.socle.psc.AccountMerging;
import fr.socle.psc.Accounts;
import fr.socle.psc.CallerClaims;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.ProfessionalRegistry.RegisteredProfessional;
import fr.socle.psc.SessionUser;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.stereotype.Component;

/// The answer of `/userinfo`. With scope `scope_all` it is the one Pro Santé Connect gives: missing values are empty
/// strings, booleans are French words, and every situation is listed.
@Component
class UserInfoClaims {

    /// TRE_R22: activité standard de soin ou de pharmacien
    static final String CARE = "GENR01";

    private final Accounts accounts;
    private final ProfessionalRegistry professionals;
    private final AccountMerging merging;

    UserInfoClaims(Accounts accounts, ProfessionalRegistry professionals, AccountMerging merging) {
        this.accounts = accounts;
        this.professionals = professionals;
        this.merging = merging;
    }

    OidcUserInfo of(OidcUserInfoAuthenticationContext context) {
        var token = Objects.requireNonNull(context.getAuthorization().getAccessToken());
        var claims = Objects.requireNonNull(token.getClaims());
        var subject = context.getAuthorization().getPrincipalName();
        var account = accounts.byId(SessionUser.accountOf(subject)).orElseThrow();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("sub", subject);
        var professional = Optional.ofNullable(account.nationalId()).flatMap(professionals::byNationalId);
        var all = token.getToken().getScopes().contains("scope_all");
        if (all && professional.isPresent()) {
            fill(answer, professional.get(), chosen(professional.get(), claims));
            answer.put("otherIds", otherIds(professional.get(), account));
            answer.put("authMode", authMode(context.getAuthorization()));
            if (!professional.get().situations().isEmpty()) {
                answer.put("SubjectRefPro", refPro(professional.get()));
            }
        } else {
            standard(answer, account);
            professional.ifPresent(it -> {
                answer.put("given_name", it.givenName());
                answer.put("family_name", it.familyName());
            });
        }
        return new OidcUserInfo(answer);
    }

    /// The identifier in use first, then those the account went by before, or brought along when it was merged.
    private List<Map<String, Object>> otherIds(RegisteredProfessional it, Account account) {
        return Stream.concat(Stream.of(it.nationalId()), merging.otherIdsOf(account.id()).stream())
                .map(id -> Map.<String, Object>of(
                        "identifiant", id, "origine", id.startsWith("0") ? "ADELI" : "RPPS", "qualite", 1))
                .toList();
    }

    private static void standard(Map<String, Object> answer, Account account) {
        answer.put("name", account.displayName());
        answer.put("preferred_username", account.nationalId() == null ? account.username() : account.nationalId());
        if (account.patient() != null) {
            answer.put("patient", account.patient().toString());
        }
    }

    private static @Nullable PracticeSituation chosen(RegisteredProfessional it, Map<String, Object> claims) {
        return claims.get(CallerClaims.SITUATION) instanceof Map<?, ?> written
                ? it.situation(String.valueOf(written.get("id"))).orElse(null)
                : null;
    }

    private static void fill(
            Map<String, Object> answer, RegisteredProfessional it, @Nullable PracticeSituation chosen) {
        answer.put("preferred_username", it.nationalId());
        answer.put("SubjectNameID", it.nationalId());
        answer.put("given_name", it.givenName());
        answer.put("family_name", it.familyName());
        answer.put("name", it.displayName());
        answer.put("email_verified", false);
        answer.put("codeCivilite", it.civility());
        answer.put("SubjectRole", List.of(it.profession() + "^1.2.250.1.213.1.1.5.5"));
        answer.put("Secteur_Activite", chosen == null ? "" : chosen.sector() + "^1.2.250.1.71.4.2.4");
        answer.put("SubjectOrganization", chosen == null ? "" : chosen.structureName());
        answer.put("SubjectOrganizationID", chosen == null ? "" : chosen.structureId());
        answer.put("Mode_Acces_Raison", "");
        answer.put("Acces_Regulation_Medicale", "FAUX");
        answer.put("UITVersion", "1.0");
        answer.put("PSI_Locale", "1.2.250.1.213.1.3.1.1");
        answer.put("Palier_Authentification", "APPPRIP3^1.2.250.1.213.1.5.1.1.1");
        answer.put("acr", "eidas1");
        answer.put("codeGenreActivite", chosen == null ? "" : CARE);
    }

    private Map<String, Object> refPro(RegisteredProfessional it) {
        return Map.of("codeCivilite", it.civility(), "exercices", PscExercice.all(it, professionals.places(it)));
    }

    /// Pro Santé Connect knows `CARD` and `MOBILE`; our other means go by their own names.
    private static String authMode(OAuth2Authorization authorization) {
        var person = authorization.getAttribute(Principal.class.getName());
        return person instanceof Authentication it && it.getPrincipal() instanceof SessionUser user
                ? "phone".equals(user.means()) ? "MOBILE" : user.means().toUpperCase(Locale.ROOT)
                : "";
    }
}
