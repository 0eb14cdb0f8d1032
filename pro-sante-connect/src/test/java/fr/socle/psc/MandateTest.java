package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.psc.Curl.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// A secretary acts for a doctor of her cabinet, under her own name.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MandateTest extends HttpTest {

    private static final String API = BASE + "/api/mandates";
    private static final String PAGE = BASE + "/pro/delegations";
    private final Curl curl = new Curl();
    private final Curl secretary = new Curl();

    @AfterEach
    void back_to_the_present() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private Answer give(String by, String to, List<String> powers, Instant until) {
        var body = JsonMapper.builder()
                .build()
                .writeValueAsString(Map.of("holder", to, "powers", powers, "until", until.toString()));
        return curl.postJson(API, body, "Authorization", "Bearer " + tokenOf(by, "openid"));
    }

    private static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    private String mandate() {
        return give("leclerc", PscTestConfiguration.SECRETARY.value(), List.of("record"), tomorrow())
                .text("id");
    }

    private void signIn(Curl browser, String username) {
        var page = BASE + "/pro/connexion";
        var second = browser.submit(page, Map.of("username", username, "password", "secret"));
        var asked = browser.get(BASE + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0);
        browser.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        browser.submit(second.location(), Map.of());
    }

    @Test
    void a_doctor_gives_a_mandate_within_limits_and_withdraws_it() {
        var given = give("leclerc", PscTestConfiguration.SECRETARY.value(), List.of("record"), tomorrow());
        assertThat(given.status()).isEqualTo(201);
        assertThat(given.text("holderName")).isEqualTo("Nathalie Carpentras");
        var bearer = "Bearer " + tokenOf("leclerc", "openid");
        assertThat(curl.get(API, "Authorization", bearer).json().get("given").findValuesAsString("id"))
                .contains(given.text("id"));
        assertThat(curl.delete(API + "/" + given.text("id"), "Authorization", bearer)
                        .status())
                .isEqualTo(204);
        assertThat(curl.get(API, "Authorization", bearer).json().get("given").findValuesAsString("id"))
                .doesNotContain(given.text("id"));
    }

    @Test
    void who_may_give_to_whom_what_and_for_how_long_is_limited() {
        var secretaryNumber = PscTestConfiguration.SECRETARY.value();
        var record = List.of("record");
        assertThat(give("secretary", PscTestConfiguration.LECLERC.value(), record, tomorrow())
                        .text("code"))
                .isEqualTo("mandate.not-entitled");
        assertThat(give("leclerc", PscTestConfiguration.RETIRED.value(), record, tomorrow())
                        .text("code"))
                .isEqualTo("mandate.no-shared-structure");
        assertThat(give("leclerc", PscTestConfiguration.LECLERC.value(), record, tomorrow())
                        .text("code"))
                .isEqualTo("mandate.unknown-holder");
        assertThat(give("leclerc", "99700000000", record, tomorrow()).text("code"))
                .isEqualTo("mandate.unknown-holder");
        assertThat(give("leclerc", secretaryNumber, List.of(), tomorrow()).text("code"))
                .isEqualTo("mandate.no-power");
        assertThat(give("leclerc", secretaryNumber, List.of("prescribing"), tomorrow())
                        .text("code"))
                .isEqualTo("mandate.unknown-power");
        for (var end : List.of(Instant.now().minusSeconds(1), Instant.now().plus(Duration.ofDays(400)))) {
            assertThat(give("leclerc", secretaryNumber, record, end).text("code"))
                    .isEqualTo("mandate.bad-end");
        }
    }

    @Test
    void on_pages_the_secretary_takes_the_mandate_up_and_lays_it_down() {
        var id = mandate();
        signIn(secretary, "secretary");
        assertThat(secretary.get(PAGE).body()).contains("De Dr Anne Leclerc");
        secretary.submit(PAGE, PAGE + "/" + id + "/agir", Map.of());
        assertThat(secretary.get(BASE + "/pro/whoami").body())
                .contains("displayName=Nathalie Carpentras", "ofName=Dr Anne Leclerc");
        assertThat(secretary.get(PAGE).body()).contains("Vous agissez pour Dr Anne Leclerc");
        secretary.submit(PAGE, PAGE + "/quitter", Map.of());
        assertThat(secretary.get(BASE + "/pro/whoami").body()).contains("mandate=null");
    }

    @Test
    void a_withdrawn_mandate_is_over_at_the_next_click_and_at_the_next_call() {
        var id = mandate();
        signIn(secretary, "secretary");
        secretary.submit(PAGE, PAGE + "/" + id + "/agir", Map.of());
        var code = secretary.get(BASE + "/oauth2/authorize?response_type=code&client_id=demo-lps-basic&scope=openid"
                + "&redirect_uri=" + Curl.encode(CALLBACK) + "&code_challenge=" + Curl.sha256(Curl.VERIFIER)
                + "&code_challenge_method=S256");
        var token = curl.post(
                        BASE + "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code.parameter("code"),
                                "redirect_uri",
                                CALLBACK,
                                "code_verifier",
                                Curl.VERIFIER),
                        "Authorization",
                        basic("demo-lps-basic"))
                .text("access_token");
        var whoAmI = BASE + "/api/whoami";
        assertThat(curl.get(whoAmI, "Authorization", "Bearer " + token).body())
                .contains("displayName=Nathalie Carpentras", "ofName=Dr Anne Leclerc");
        curl.delete(API + "/" + id, "Authorization", "Bearer " + tokenOf("leclerc", "openid"));
        assertThat(curl.get(whoAmI, "Authorization", "Bearer " + token).text("code"))
                .isEqualTo("mandate.over");
        assertThat(secretary.get(BASE + "/pro/whoami").body()).contains("mandate=null");
    }

    @Test
    void a_mandate_ends_by_itself() {
        var until = give(
                "leclerc",
                PscTestConfiguration.SECRETARY.value(),
                List.of("record"),
                Instant.now().plusSeconds(600));
        signIn(secretary, "secretary");
        secretary.submit(PAGE, PAGE + "/" + until.text("id") + "/agir", Map.of());
        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(11));
        assertThat(secretary.get(BASE + "/pro/whoami").body()).contains("mandate=null");
    }

    @Test
    void the_doctor_gives_one_on_the_page_and_reads_why_it_was_refused() {
        signIn(curl, "leclerc");
        var form = Map.of(
                "holder",
                PscTestConfiguration.RETIRED.value(),
                "powers",
                "RECORD",
                "until",
                LocalDate.now().plusDays(3).toString());
        assertThat(curl.get(curl.submit(PAGE, form).location()).body())
                .contains("Cette personne n’exerce pas dans une de vos structures");
        var good = Map.of(
                "holder",
                PscTestConfiguration.SECRETARY.value(),
                "powers",
                "RECORD",
                "until",
                LocalDate.now().plusDays(3).toString());
        assertThat(curl.get(curl.submit(PAGE, good).location()).body())
                .contains("La délégation est donnée", "À Nathalie Carpentras");
        assertThat(curl.submit(PAGE, Map.of("holder", "1", "powers", "RECORD", "until", "demain"))
                        .location())
                .isEqualTo(PAGE);
    }
}
