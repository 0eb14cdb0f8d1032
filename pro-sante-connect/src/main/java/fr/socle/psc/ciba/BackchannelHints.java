package fr.socle.psc.ciba;

import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.SessionUser;
import fr.socle.psc.keys.IdTokenHints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;

/// Whose phone is meant: exactly one hint says so (CIBA §7.1). `login_hint` is the national identifier, as with Pro
/// Santé Connect, or the user name or bare RPPS number; an `id_token_hint` is one of our ID tokens.
@Component
class BackchannelHints {

    private static final List<String> HINTS = List.of("login_hint", "id_token_hint", "login_hint_token");

    private final Accounts accounts;
    private final IdTokenHints tokens;

    BackchannelHints(Accounts accounts, IdTokenHints tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    Account account(Map<String, String> said) {
        if (HINTS.stream().filter(said::containsKey).count() != 1) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "Exactly one hint is needed");
        }
        if (said.containsKey("login_hint_token")) {
            throw refused(OAuth2ErrorCodes.INVALID_REQUEST, "login_hint_token is not understood here");
        }
        var login = said.get("login_hint");
        var found = login == null ? byToken(said.getOrDefault("id_token_hint", "")) : accounts.byLogin(login);
        return found.filter(it -> it.kind() == Kind.PROFESSIONAL)
                .orElseThrow(() -> refused("unknown_user_id", "No professional goes by this hint"));
    }

    private Optional<Account> byToken(String hint) {
        var subject = tokens.subject(hint)
                .orElseThrow(() -> refused(OAuth2ErrorCodes.INVALID_REQUEST, "id_token_hint is not one of ours"));
        return accounts.byId(SessionUser.accountOf(subject));
    }

    private static OAuth2AuthenticationException refused(String code, String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
    }
}
