package fr.socle.psc;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who signed in, as a page's session and an OAuth authorization keep it: names only, the rest is asked of the
/// registries. Written as JSON beside the authorization.
///
/// @param session our [UserSession], `sid` of tokens: what it opened ends with it
/// @param mandate identifier of the mandate the user has taken up
/// @param situation the practice situation chosen at sign-in
/// @param means `phone` or `totp`, always after a password or on the phone alone (CIBA)
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
public record SessionUser(
        String session,
        String account,
        String username,
        String kind,
        String displayName,
        @Nullable String nationalId,
        @Nullable String patient,
        @Nullable String situation,
        String means,
        String since,
        @Nullable String mandate)
        implements AuthenticatedPrincipal, Serializable {

    /// First part of every `sub`, in the form Pro Santé Connect gives to it.
    static final String REALM = "f:5f0c1e5a-2d1b-4f0e-9c57-50c1e5a47e00:";

    static SessionUser of(UUID session, Account account, UserSessions.Opening how, Instant since) {
        return new SessionUser(
                session.toString(),
                account.id().toString(),
                account.username(),
                account.kind().name(),
                account.displayName(),
                account.nationalId(),
                account.patient() == null ? null : account.patient().toString(),
                how.situation(),
                how.means(),
                since.toString(),
                null);
    }

    public SessionUser in(String chosenSituation) {
        return new SessionUser(
                session,
                account,
                username,
                kind,
                displayName,
                nationalId,
                patient,
                chosenSituation,
                means,
                since,
                mandate);
    }

    public SessionUser actingBy(@Nullable String taken) {
        return new SessionUser(
                session, account, username, kind, displayName, nationalId, patient, situation, means, since, taken);
    }

    /// The subject of tokens: stable, whatever becomes of user name and national identifier.
    @Override
    public String getName() {
        return REALM + account;
    }

    public static String subjectOf(UUID account) {
        return REALM + account;
    }

    public static UUID accountOf(String subject) {
        return UUID.fromString(subject.substring(REALM.length()));
    }

    public UUID sessionId() {
        return UUID.fromString(session);
    }

    public UUID accountId() {
        return UUID.fromString(account);
    }

    public boolean is(Accounts.Kind wanted) {
        return wanted.name().equals(kind);
    }

    public Instant signedInAt() {
        return Instant.parse(since);
    }

    /// With the factors that were proved, and when: ID tokens take their `auth_time` from them.
    public Authentication authentication() {
        var proved = FactorGrantedAuthority.withFactor(means.toUpperCase(Locale.ROOT))
                .issuedAt(signedInAt())
                .build();
        return UsernamePasswordAuthenticationToken.authenticated(
                this, null, List.of(new SimpleGrantedAuthority("ROLE_" + kind), proved));
    }
}
