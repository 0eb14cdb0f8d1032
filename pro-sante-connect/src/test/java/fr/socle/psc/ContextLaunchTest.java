package fr.socle.psc;

import static fr.socle.psc.PscTestConfiguration.MARIE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.psc.LaunchContexts.Opens;
import fr.socle.psc.UserSession.Ending;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// From practice software to the patient's page, without a second sign-in.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ContextLaunchTest extends HttpTest {

    private static final String RECORD = BASE + "/pro/patients/" + MARIE + "/dossier";

    @Autowired
    private JournalForTests journal;

    @Autowired
    private LaunchContexts launches;

    @Autowired
    private UserSessions sessions;

    private final Curl software = new Curl();
    private final Curl browser = new Curl();
    private String token = "";

    @BeforeEach
    void theSoftwareHasASession() {
        token = tokenOf("leclerc", "openid scope_all");
    }

    @AfterEach
    void backToNow() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private Curl.Answer launch(String patient) {
        return software.postJson(BASE + "/api/context-launch", "{\"patient\":\"" + patient + "\"}", "Bearer " + token);
    }

    private UUID session() throws Exception {
        return UUID.fromString(SignedJWT.parse(token).getJWTClaimsSet().getStringClaim("sid"));
    }

    @Test
    void one_call_gives_a_link_that_opens_the_right_patient_without_a_second_sign_in() {
        journal.clear();
        var launched = launch("Patient/" + MARIE);
        assertThat(launched.status()).isEqualTo(201);
        assertThat(launched.text("link")).startsWith(BASE + "/contexte/").doesNotContain(MARIE.toString());
        assertThat(journal.kept()).singleElement().satisfies(trace -> {
            assertThat(trace.patient()).isEqualTo(MARIE);
            assertThat(trace.byName()).isEqualTo("Dr Anne Leclerc");
            assertThat(trace.structure()).isEqualTo("Cabinet Leclerc");
            assertThat(trace.what()).isEqualTo("context-launch");
        });

        assertThat(browser.get(launched.text("link"), "Sec-Purpose", "prefetch").status())
                .isEqualTo(204);
        assertThat(browser.get(launched.text("link")).location()).isEqualTo(RECORD);
        assertThat(browser.get(BASE + "/pro/whoami").body()).contains("Dr Anne Leclerc", "Cabinet Leclerc");

        var again = new Curl().get(launched.text("link"));
        assertThat(again.status()).as("a link works once").isEqualTo(410);
        assertThat(again.body()).contains("Ce lien n’ouvre rien");
    }

    @Test
    void the_browser_s_session_is_the_software_s_and_ends_with_it() throws Exception {
        browser.get(launch(MARIE.toString()).text("link"));
        var unused = launch(MARIE.toString());
        sessions.end(session(), Ending.PERSON);
        assertThat(browser.get(BASE + "/pro/whoami").location()).isEqualTo(BASE + "/pro/connexion");
        assertThat(new Curl().get(unused.text("link")).status()).isEqualTo(410);
        assertThat(launches.use(Opens.PROGRAM, unused.text("launch"))).isEmpty();
    }

    @Test
    void a_link_is_old_after_two_minutes() {
        var launched = launch(MARIE.toString());
        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(2).plusSeconds(1));
        assertThat(browser.get(launched.text("link")).status()).isEqualTo(410);
    }

    @Test
    void a_browser_where_somebody_else_is_signed_in_stays_as_it_is() {
        var second = browser.submit(BASE + "/pro/connexion", Map.of("username", "martin", "password", "secret"))
                .location();
        var asked =
                browser.get(BASE + "/api/sandbox/e-cps?username=martin").json().get(0);
        browser.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        browser.submit(second, Map.of());

        var refused = browser.get(launch(MARIE.toString()).text("link"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("Quelqu’un d’autre est connecté");
        assertThat(browser.get(BASE + "/pro/whoami").body()).contains("Martin");
    }

    @Test
    void a_launch_for_a_smart_application_is_for_the_same_person_in_the_same_situation() {
        var handle = launch(MARIE.toString()).text("launch");
        var found = launches.find(Opens.PROGRAM, handle).orElseThrow();
        assertThat(found.patient()).isEqualTo(MARIE);
        assertThat(found.suits(found.account(), "cabinet")).isTrue();
        assertThat(found.suits(found.account(), "clinic")).isFalse();
        assertThat(found.suits(UUID.randomUUID(), "cabinet")).isFalse();
        assertThat(launches.find(Opens.PAGE, handle)).isEmpty();
        assertThat(launches.use(Opens.PROGRAM, handle)).isPresent();
        assertThat(launches.use(Opens.PROGRAM, handle)).as("once").isEmpty();
    }

    @Test
    void what_is_no_patient_is_said_so() {
        assertThat(launch("Marie").text("code")).isEqualTo("auth.unknown-patient");
        assertThat(software.postJson(BASE + "/api/context-launch", "{}", "Bearer " + token)
                        .status())
                .isEqualTo(404);
        assertThat(new Curl().get(BASE + "/contexte/nothing").status()).isEqualTo(410);
    }
}
