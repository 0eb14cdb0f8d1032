package fr.socle.psc.oauth;

import static java.time.ZoneOffset.UTC;

import fr.socle.psc.RealTime;
import fr.socle.psc.UserSessions;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets what is over: authorizations whose last token has expired, answered phones, used assertions, old failures.
@Component
class Housekeeping {

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final RealTime time;

    private final UserSessions sessions;

    Housekeeping(JdbcClient jdbc, RealTime time, UserSessions sessions) {
        this.jdbc = jdbc;
        this.time = time;
        this.sessions = sessions;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1M")
    void endSessions() {
        sessions.endWhatIsOver();
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void forget() {
        var limit = time.now().minus(KEPT).atOffset(UTC);
        jdbc.sql("""
                delete from psc.oauth2_authorization
                where greatest(created_at, authorization_code_expires_at, access_token_expires_at,
                               refresh_token_expires_at, oidc_id_token_expires_at) < :limit""").param("limit", limit).update();
        jdbc.sql("delete from psc.phone_request where expires_at < :limit")
                .param("limit", limit)
                .update();
        jdbc.sql("delete from psc.used_assertion where expires_at < :limit")
                .param("limit", limit)
                .update();
        jdbc.sql("delete from psc.launch_context where expires_at < :limit")
                .param("limit", limit)
                .update();
        jdbc.sql("delete from psc.logout_notice where made_at < :limit")
                .param("limit", limit)
                .update();
        jdbc.sql("delete from psc.user_session where ends_at < :limit")
                .param("limit", limit)
                .update();
        for (var table : List.of("used_once", "withdrawn")) {
            jdbc.sql("delete from psc." + table + " where expires_at < :now")
                    .param("now", time.now().atOffset(UTC))
                    .update();
        }
        jdbc.sql("delete from psc.exchanged_token where expires_at < :limit")
                .param("limit", limit)
                .update();
        jdbc.sql("delete from psc.failed_sign_in where since < :limit")
                .param("limit", limit)
                .update();
    }
}
