package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.Curl.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sign-in by phone without a browser: OpenID CIBA, poll mode.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CibaTest extends HttpTest {

    private final Curl curl = new Curl();

    @AfterEach
    void back_to_real_time() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private Answer start(Map<String, String> change) {
        var form = new HashMap<>(Map.of(
                "scope", "openid scope_all",
                "login_hint", PscTestConfiguration.LECLERC.nationalId(),
                "binding_message", "07",
                "acr_values", "eidas1"));
        form.putAll(change);
        form.values().removeIf(String::isEmpty);
        return curl.post(BASE + "/oauth2/bc-authorize", form, "Authorization", basic("demo-lps-basic"));
    }

    private Answer poll(String id) {
        return curl.post(
                BASE + "/oauth2/token",
                Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", id),
                "Authorization",
                basic("demo-lps-basic"));
    }

    private String error(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        return answer.text("error");
    }

    private void answerOnPhone(String id, String what) {
        assertThat(curl.post(BASE + "/api/sandbox/e-cps/" + id + "/" + what, Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_program_waits_the_doctor_approves_and_the_tokens_are_given_once() throws Exception {
        var started = start(Map.of()).json();
        var id = started.get("auth_req_id").asString();
        assertThat(started.get("expires_in").asInt()).isEqualTo(120);
        assertThat(error(poll(id))).isEqualTo("authorization_pending");
        assertThat(error(poll(id))).isEqualTo("slow_down");
        answerOnPhone(id, "approve");
        var tokens = poll(id).json();
        var claims = SignedJWT.parse(tokens.get("access_token").asString()).getJWTClaimsSet();
        assertThat(claims.getStringClaim("rpps")).isEqualTo(PscTestConfiguration.LECLERC.value());
        assertThat(claims.getJSONObjectClaim("practice_situation")).containsEntry("id", "cabinet");
        assertThat(tokens.has("id_token")).isTrue();
        assertThat(error(poll(id))).isEqualTo("invalid_grant");
        var bearer = "Bearer " + tokens.get("access_token").asString();
        assertThat(curl.get(BASE + "/userinfo", "Authorization", bearer).text("authMode"))
                .isEqualTo("MOBILE");
        var refreshed = curl.post(
                BASE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").asString()),
                "Authorization",
                basic("demo-lps-basic"));
        assertThat(refreshed.status()).isEqualTo(200);
    }

    @Test
    void a_refusal_on_the_phone_is_final() {
        var id = start(Map.of()).text("auth_req_id");
        answerOnPhone(id, "refuse");
        assertThat(error(poll(id))).isEqualTo("access_denied");
        var late = curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text("code")).isEqualTo("auth.phone-request-settled");
    }

    @Test
    void a_request_nobody_answers_expires() {
        var id = start(Map.of()).text("auth_req_id");
        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(3));
        assertThat(error(poll(id))).isEqualTo("expired_token");
    }

    @Test
    void a_request_belongs_to_the_program_that_made_it() {
        assertThat(error(poll("never-issued"))).isEqualTo("invalid_grant");
        var stranger = curl.post(
                BASE + "/oauth2/bc-authorize", Map.of("scope", "openid"), "Authorization", basic("demo-admin"));
        assertThat(error(stranger)).isEqualTo("unauthorized_client");
        var wrong = curl.post(
                BASE + "/oauth2/bc-authorize",
                Map.of("scope", "openid"),
                "Authorization",
                Curl.basic("demo-lps-basic", "wrong"));
        assertThat(wrong.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "login_hint, 899700000000, unknown_user_id",
        "login_hint, marie, unknown_user_id",
        "login_hint, '', invalid_request",
        "binding_message, 7, invalid_binding_message",
        "binding_message, abc, invalid_binding_message",
        "binding_message, '', invalid_binding_message",
        "scope, scope_all, invalid_scope",
        "scope, openid admin, invalid_scope",
        "practice_situation, elsewhere, invalid_request"
    })
    void a_request_that_cannot_be_understood_says_why(String parameter, String value, String error) {
        assertThat(error(start(Map.of(parameter, value)))).isEqualTo(error);
    }

    @Test
    void the_situation_named_by_the_program_or_chosen_on_the_phone_is_in_the_token() throws Exception {
        var durand = PscTestConfiguration.DURAND.nationalId();
        var named = start(Map.of("login_hint", durand, "practice_situation", "clinic"))
                .text("auth_req_id");
        answerOnPhone(named, "approve");
        assertThat(situation(named)).isEqualTo("clinic");
        var chosen = start(Map.of("login_hint", durand)).text("auth_req_id");
        assertThat(curl.get(BASE + "/e-cps").body()).contains("Clinique des Lilas", "Approuver");
        answerOnPhone(chosen, "approve?practice_situation=cabinet");
        assertThat(situation(chosen)).isEqualTo("cabinet");
    }

    private Object situation(String id) throws Exception {
        return SignedJWT.parse(poll(id).text("access_token"))
                .getJWTClaimsSet()
                .getJSONObjectClaim("practice_situation")
                .get("id");
    }

    @Test
    void the_doctor_approves_on_the_page_of_the_phone() {
        var id = start(Map.of("binding_message", "93")).text("auth_req_id");
        var page = curl.get(BASE + "/e-cps");
        var action = Curl.find("Demande 93</h2>[\\s\\S]*?action=\"(/e-cps/[^\"]+/approuver)\"", page.body());
        curl.submit(BASE + "/e-cps", BASE + action, Map.of());
        assertThat(poll(id).status()).isEqualTo(200);
    }
}
