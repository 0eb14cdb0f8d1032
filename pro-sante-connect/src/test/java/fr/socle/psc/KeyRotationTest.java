package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/// The server's own keys take turns, and nobody who uses them notices.
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeyRotationTest extends HttpTest {

    @Autowired
    JdbcClient database;

    @Autowired
    ApplicationContext context;

    private final Curl curl = new Curl();

    @AfterEach
    void back_to_one_key_of_each_kind() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        age("1 second");
        database.sql("""
                update psc.signing_key old set retired_at = now() where retired_at is null and exists (
                    select from psc.signing_key next where next.kind = old.kind and next.retired_at is null
                    and (next.signs_from, next.kid) > (old.signs_from, old.kid))""").update();
        database.sql("update psc.signing_key set signs_from = now() - interval '1 hour' where retired_at is null")
                .update();
        turn();
    }

    private void age(String by) {
        database.sql(
                        "update psc.signing_key set signs_from = signs_from - cast(:by as interval) where retired_at is null")
                .param("by", by)
                .update();
    }

    /// What the schedule does.
    private void turn() {
        ReflectionTestUtils.invokeMethod(context.getBean("signingKeys"), "turn");
    }

    private List<String> published() {
        return curl.get(BASE + "/oauth2/jwks").json().get("keys").findValuesAsString("kid");
    }

    private static String signer(String token) throws Exception {
        return ((JWSHeader) SignedJWT.parse(token).getHeader()).getKeyID();
    }

    private int status(String token) {
        return curl.get(BASE + "/api/admin/whoami", "Authorization", "Bearer " + token)
                .status();
    }

    @Test
    void the_next_key_is_published_a_day_before_it_signs_and_the_last_stays_two_days_after() throws Exception {
        var before = published();
        var old = adminToken();
        var oldest = adminToken();
        age("29 days 1 hour");
        turn();
        assertThat(published()).hasSize(before.size() * 2).containsAll(before);
        assertThat(signer(adminToken())).as("not yet").isEqualTo(signer(old));

        PscTestConfiguration.CLOCK.shift(Duration.ofDays(1).plusMinutes(2));
        turn();
        var next = adminToken();
        assertThat(signer(next)).isNotEqualTo(signer(old));
        assertThat(published()).contains(signer(old), signer(next));
        assertThat(status(old)).as("what was signed before is worth as much").isEqualTo(200);
        assertThat(status(next)).isEqualTo(200);

        PscTestConfiguration.CLOCK.shift(Duration.ofDays(4));
        turn();
        assertThat(published()).doesNotContain(signer(old)).contains(signer(next));
        assertThat(status(oldest)).as("its key is forgotten").isEqualTo(401);
    }

    @Test
    void of_instances_that_turn_at_once_one_makes_the_key() {
        var before = published().size();
        age("29 days 1 hour");
        IntStream.range(0, 8).parallel().forEach(_ -> turn());
        assertThat(published()).hasSize(before * 2);
    }
}
