package fr.socle.psc.session;

import static java.time.ZoneOffset.UTC;

import fr.socle.kernel.OutsideAddresses;
import fr.socle.psc.ClientProfile;
import fr.socle.psc.RealTime;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/// Tells programs that a session they received tokens in is over
/// (<https://openid.net/specs/openid-connect-backchannel-1_0.html>). A notice was written with the end itself, so none
/// is lost; whoever takes one first puts off its next attempt, so that two instances never send the same one at once.
/// Attempts follow after 2, 8, 32 seconds and so on, eight in all, the last after nine hours.
@Component
class LogoutNotices {

    private static final Logger log = LoggerFactory.getLogger(LogoutNotices.class);
    private static final int ATTEMPTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final RegisteredClientRepository clients;
    private final LogoutTokens tokens;
    private final RealTime time;
    private final OutsideAddresses addresses;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    LogoutNotices(
            JdbcClient jdbc,
            RegisteredClientRepository clients,
            LogoutTokens tokens,
            RealTime time,
            @Value(OutsideAddresses.SETTING) boolean thisMachine) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.tokens = tokens;
        this.time = time;
        this.addresses = new OutsideAddresses(thisMachine);
    }

    private record Notice(UUID id, String program, UUID session, String subject) {}

    @Scheduled(initialDelayString = "PT1S", fixedDelayString = "PT0.5S")
    void deliver() {
        for (var notice : due()) {
            Thread.startVirtualThread(() -> deliver(notice));
        }
    }

    private List<Notice> due() {
        return jdbc.sql("""
                update psc.logout_notice
                set attempts = attempts + 1, next_at = :now + make_interval(secs => 0.5 * power(4, attempts + 1))
                where id in (
                    select id from psc.logout_notice
                    where delivered_at is null and next_at <= :now and attempts < :attempts
                    order by next_at limit 50 for update skip locked)
                returning id, program, session_id, subject""")
                .param("now", time.now().atOffset(UTC))
                .param("attempts", ATTEMPTS)
                .query((row, _) -> new Notice(
                        row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class), row.getString(4)))
                .list();
    }

    private void deliver(Notice notice) {
        var client = clients.findById(notice.program());
        String address =
                client == null ? null : client.getClientSettings().getSetting(ClientProfile.BACKCHANNEL_LOGOUT);
        if (client == null || address == null || heard(notice, client, address)) {
            jdbc.sql("update psc.logout_notice set delivered_at = :now where id = :id")
                    .param("now", time.now().atOffset(UTC))
                    .param("id", notice.id())
                    .update();
        }
    }

    private boolean heard(Notice notice, RegisteredClient client, String address) {
        var endpoint = URI.create(address);
        if (!addresses.allow(endpoint)) {
            log.warn("{} is no address to call for {}", address, client.getClientId());
            return false;
        }
        var token = tokens.about(notice.session(), notice.subject(), client);
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("logout_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .build();
        try {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 || status == 204;
        } catch (IOException unreachable) {
            log.debug("{} does not answer at {}", client.getClientId(), address);
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
