package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInPagesTest extends HttpTest {

    private static final String PRO = BASE + "/pro/connexion";
    private static final String ADMIN = BASE + "/admin/connexion";
    private final Curl curl = new Curl();

    @AfterEach
    void back_to_real_time() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private String errorAfter(String page, String username, String password) {
        var back = curl.submit(page, Map.of("username", username, "password", password));
        assertThat(back.location()).isEqualTo(page);
        return Curl.find("role=\"alert\">\\s*<p>([^<]+)<", curl.get(page).body());
    }

    @Test
    void each_door_leads_to_its_own_sign_in_page() {
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        assertThat(curl.get(BASE + "/mon-espace-sante").location()).isEqualTo(BASE + "/mon-espace-sante/connexion");
        assertThat(curl.get(BASE + "/admin").location()).isEqualTo(ADMIN);
        assertThat(curl.get(ADMIN).status()).isEqualTo(200);
    }

    @Test
    void the_answer_is_the_same_for_nobody_for_a_wrong_password_and_at_the_wrong_door() {
        var wrong = errorAfter(PRO, "leclerc", "wrong");
        assertThat(errorAfter(PRO, "nobody-" + Instant.now().toEpochMilli(), "wrong"))
                .isEqualTo(wrong);
        assertThat(errorAfter(PRO, "root", "secret")).isEqualTo(wrong);
    }

    @Test
    void after_too_many_failures_the_account_waits_whether_it_exists_or_not() {
        for (var username : new String[] {"hurried", "does-not-exist"}) {
            var page = BASE + "/mon-espace-sante/connexion";
            for (var i = 0; i < 5; i++) {
                assertThat(errorAfter(page, username, "wrong")).contains("est faux");
            }
            assertThat(errorAfter(page, username, "secret")).contains("attendez");
            PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(16));
            assertThat(errorAfter(page, username, "wrong")).contains("est faux");
            PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        }
    }

    @Test
    void a_password_alone_opens_nothing_and_a_code_opens_once() {
        var second = curl.submit(ADMIN, Map.of("username", "root", "password", "secret"))
                .location();
        assertThat(curl.get(BASE + "/admin").location()).isEqualTo(ADMIN);
        assertThat(curl.submit(second, Map.of("code", "000000")).location()).isEqualTo(second);
        assertThat(curl.submit(second, Map.of()).location()).isEqualTo(second);
        assertThat(curl.get(second).body()).contains("pas encore approuvée");
        var code = Totp.code(PscTestConfiguration.TOTP_SECRET, Instant.now());
        assertThat(curl.submit(second, Map.of("code", code)).location()).isEqualTo(BASE + "/admin");
        assertThat(curl.get(BASE + "/admin").status()).isEqualTo(404);

        var other = new Curl();
        var again = other.submit(ADMIN, Map.of("username", "root", "password", "secret"))
                .location();
        assertThat(other.submit(again, Map.of("code", code)).location()).isEqualTo(again);
        assertThat(other.get(again).body()).contains("a déjà servi");
    }

    @Test
    void a_refusal_on_the_phone_goes_back_to_the_start() {
        var second = curl.submit(PRO, Map.of("username", "durand", "password", "secret"))
                .location();
        var asked = curl.get(BASE + "/api/sandbox/e-cps?username=durand").json().get(0);
        curl.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/refuse", Map.of());
        assertThat(curl.submit(second, Map.of()).location()).isEqualTo(PRO);
    }

    @Test
    void a_session_ends_after_its_time_and_on_demand() {
        var second = curl.submit(PRO, Map.of("username", "leclerc", "password", "secret"))
                .location();
        var asked =
                curl.get(BASE + "/api/sandbox/e-cps?username=leclerc").json().get(0);
        curl.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        curl.submit(second, Map.of());
        assertThat(curl.get(BASE + "/pro/whoami").body()).contains("Dr Anne Leclerc", "Cabinet Leclerc");
        assertThat(curl.get(BASE + "/mon-espace-sante/whoami").location())
                .isEqualTo(BASE + "/mon-espace-sante/connexion");
        PscTestConfiguration.CLOCK.shift(Duration.ofHours(5));
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(PRO);
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        assertThat(curl.submit(PRO, BASE + "/deconnexion", Map.of()).location()).isEqualTo(BASE + "/");
    }

    @Test
    void a_form_without_its_token_is_refused_and_pages_say_what_a_browser_may_load() {
        assertThat(curl.post(PRO, Map.of("username", "leclerc", "password", "secret"))
                        .status())
                .isEqualTo(403);
        var page = new Curl().get(PRO);
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .endsWith("form-action 'self'");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body()).contains("<title>Connexion des professionnels</title>", "data-section=\"pro\"");
    }
}
