package fr.socle.psc;

import static java.time.ZoneOffset.UTC;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What people have allowed applications to do in their name, until they withdraw it.
@Service("givenConsents")
@Transactional
public class Consents {

    private static final String PREFIX = "SCOPE_";

    private final OAuth2AuthorizationConsentService kept;
    private final JdbcClient jdbc;
    private final RealTime time;

    Consents(OAuth2AuthorizationConsentService kept, JdbcClient jdbc, RealTime time) {
        this.kept = kept;
        this.jdbc = jdbc;
        this.time = time;
    }

    /// @param program registration of the application
    public record Consent(String program, String name, List<String> scopes) {

        public Consent {
            scopes = List.copyOf(scopes);
        }
    }

    public List<Consent> of(UUID account) {
        return jdbc.sql("""
                select registered_client_id, client_name, authorities
                from psc.oauth2_authorization_consent join psc.oauth2_registered_client on id = registered_client_id
                where principal_name = :who order by client_name""")
                .param("who", SessionUser.subjectOf(account))
                .query((row, _) -> new Consent(row.getString(1), row.getString(2), scopes(row.getString(3))))
                .list();
    }

    public void give(UUID account, String program, Set<String> scopes) {
        var consent = OAuth2AuthorizationConsent.withId(program, SessionUser.subjectOf(account));
        scopes.forEach(consent::scope);
        kept.save(consent.build());
    }

    /// Withdraws it: codes, refresh tokens and access tokens of the application fall at once.
    public void withdraw(UUID account, String program) {
        var who = SessionUser.subjectOf(account);
        jdbc.sql("""
                delete from psc.oauth2_authorization_consent
                where registered_client_id = :program and principal_name = :who""").param("program", program).param("who", who).update();
        jdbc.sql("""
                delete from psc.oauth2_authorization where registered_client_id = :program and principal_name = :who""").param("program", program).param("who", who).update();
        jdbc.sql("""
                update psc.session_program set revoked_at = :now
                where program = :program
                  and session_id in (select id from psc.user_session where account_id = :account)""")
                .param("now", time.now().atOffset(UTC))
                .param("program", program)
                .param("account", account)
                .update();
    }

    private static List<String> scopes(String authorities) {
        return Arrays.stream(authorities.split(","))
                .filter(it -> it.startsWith(PREFIX))
                .map(it -> it.substring(PREFIX.length()))
                .sorted()
                .toList();
    }
}
