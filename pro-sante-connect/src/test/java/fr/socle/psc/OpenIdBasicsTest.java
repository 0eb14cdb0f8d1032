package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.Curl.Answer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What OpenID Connect expects of any provider (<https://openid.net/specs/openid-connect-core-1_0.html>), asked by a
/// client with a secret and without PKCE.
@DisplayNameGeneration(ReplaceUnderscores.class)
class OpenIdBasicsTest extends HttpTest {

    private static final String SIGN_IN = BASE + "/pro/connexion";

    private final Curl curl = new Curl();

    @BeforeEach
    @AfterEach
    void real_time() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private static String authorize(String more) {
        return BASE + "/oauth2/authorize?response_type=code&client_id=demo-oidc&redirect_uri=" + Curl.encode(CALLBACK)
                + "&scope=openid+profile&state=xyz" + more;
    }

    private Answer signIn(String username) {
        var second = curl.submit(SIGN_IN, Map.of("username", username, "password", "secret"));
        var asked = curl.get(BASE + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0);
        curl.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        return curl.submit(second.location(), Map.of());
    }

    private Answer tokens(Answer back) {
        return curl.post(
                BASE + "/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", back.parameter("code"), "redirect_uri", CALLBACK),
                "Authorization",
                basic("demo-oidc"));
    }

    private Map<String, Object> idToken(Answer back) throws Exception {
        return SignedJWT.parse(tokens(back).text("id_token")).getJWTClaimsSet().getClaims();
    }

    @Test
    void a_request_without_pkce_and_nonce_is_answered_and_userinfo_is_read_both_ways() {
        signIn("leclerc");
        var tokens = tokens(curl.get(authorize("")));
        var bearer = "Bearer " + tokens.text("access_token");
        var got = curl.get(BASE + "/userinfo", "Authorization", bearer).json();
        var posted =
                curl.post(BASE + "/userinfo", Map.of(), "Authorization", bearer).json();
        assertThat(posted).isEqualTo(got);
        assertThat(got.get("name").asString()).isNotEmpty();
        assertThat(got.get("family_name").asString()).isEqualTo("Leclerc");
        assertThat(got.get("given_name").asString()).isEqualTo("Anne");
        assertThat(curl.get(BASE + "/userinfo", "Authorization", "Bearer x").status())
                .isEqualTo(401);
    }

    @Test
    void prompt_none_answers_at_once_when_somebody_is_there_and_says_why_when_not() throws Exception {
        assertThat(curl.get(authorize("&prompt=none")).parameter("error")).isEqualTo("login_required");
        signIn("leclerc");
        var first = idToken(curl.get(authorize("")));
        var silent = idToken(curl.get(authorize("&prompt=none")));
        assertThat(silent).containsEntry("sub", first.get("sub")).containsEntry("auth_time", first.get("auth_time"));
        assertThat(curl.get(authorize("&prompt=none+login")).parameter("error")).isEqualTo("invalid_request");
    }

    @Test
    void prompt_none_does_not_choose_a_situation_for_anybody() {
        assertThat(signIn("durand").location()).isEqualTo(BASE + "/pro/situation");
        assertThat(curl.get(authorize("&prompt=none")).parameter("error")).isEqualTo("interaction_required");
    }

    @Test
    void prompt_login_asks_again_once_and_the_token_says_when() throws Exception {
        signIn("leclerc");
        var before = idToken(curl.get(authorize("")));
        PscTestConfiguration.CLOCK.shift(Duration.ofSeconds(5));
        assertThat(curl.get(authorize("&prompt=login")).location()).isEqualTo(SIGN_IN);
        var after = idToken(curl.get(signIn("leclerc").location()));
        assertThat((Long) after.get("auth_time")).isGreaterThan((Long) before.get("auth_time"));
        assertThat(curl.get(authorize("&prompt=login")).location()).isEqualTo(SIGN_IN);
    }

    @Test
    void max_age_asks_again_when_the_sign_in_is_too_old() throws Exception {
        signIn("leclerc");
        PscTestConfiguration.CLOCK.shift(Duration.ofSeconds(20));
        assertThat(idToken(curl.get(authorize("&max_age=10000")))).containsKey("auth_time");
        assertThat(curl.get(authorize("&max_age=10&prompt=none")).parameter("error"))
                .isEqualTo("login_required");
        assertThat(curl.get(authorize("&max_age=10")).location()).isEqualTo(SIGN_IN);
        assertThat(curl.get(signIn("leclerc").location()).parameter("code")).isNotEmpty();
    }

    @Test
    void an_id_token_hint_is_about_whoever_is_there() throws Exception {
        var hers = tokensOf("durand", "openid").get("id_token").asString();
        signIn("leclerc");
        var his = tokens(curl.get(authorize(""))).text("id_token");
        assertThat(curl.get(authorize("&prompt=none&id_token_hint=" + his)).parameter("code"))
                .isNotEmpty();
        assertThat(curl.get(authorize("&prompt=none&id_token_hint=" + hers)).parameter("error"))
                .isEqualTo("login_required");
        assertThat(curl.get(authorize("&prompt=none&id_token_hint=forged.by.me"))
                        .parameter("error"))
                .isEqualTo("login_required");
    }

    @ParameterizedTest
    @CsvSource({
        "&request=e30.e30., request_not_supported",
        "&request_uri=https%3A%2F%2Fexample.org%2Frequest, request_uri_not_supported",
        "&registration=%7B%7D, registration_not_supported",
        "&max_age=soon, invalid_request",
        "&response_mode=fragment, invalid_request",
        "&code_challenge=short&code_challenge_method=S256, invalid_request"
    })
    void what_is_not_done_here_is_refused_by_its_name(String more, String error) {
        var refused = curl.get(authorize(more));
        assertThat(refused.location()).startsWith(CALLBACK);
        assertThat(refused.parameter("error")).isEqualTo(error);
        assertThat(refused.parameter("state")).isEqualTo("xyz");
        assertThat(refused.parameter("iss")).isEqualTo(Curl.encode(BASE));
    }

    @ParameterizedTest
    @CsvSource({"&ui_locales=en&claims_locales=en&display=page", "&acr_values=eidas1&login_hint=leclerc&extra=1"})
    void what_may_be_left_aside_is_left_aside(String more) {
        signIn("leclerc");
        assertThat(curl.get(authorize(more + "&claims=" + Curl.encode("{\"userinfo\":{\"name\":null}}")))
                        .parameter("code"))
                .isNotEmpty();
    }

    @Test
    void whoever_gives_up_goes_back_to_the_program_with_empty_hands() {
        curl.get(authorize(""));
        var page = curl.get(SIGN_IN);
        assertThat(page.body()).contains("/connexion/abandon");
        var back = curl.get(BASE + "/connexion/abandon");
        assertThat(back.location()).startsWith(CALLBACK);
        assertThat(back.parameter("error")).isEqualTo("access_denied");
        assertThat(back.parameter("state")).isEqualTo("xyz");
        assertThat(curl.get(BASE + "/connexion/abandon").location()).isEqualTo(BASE + "/");
    }

    @Test
    void discovery_names_what_is_done_and_what_is_not() {
        var said = curl.get(BASE + "/.well-known/openid-configuration").json();
        assertThat(said.get("issuer").asString()).isEqualTo(BASE);
        assertThat(said.get("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(said.get("claims_parameter_supported").asBoolean()).isFalse();
        assertThat(said.get("request_parameter_supported").asBoolean()).isFalse();
        assertThat(said.get("request_uri_parameter_supported").asBoolean()).isFalse();
        assertThat(said.get("id_token_signing_alg_values_supported").toString()).contains("RS256", "ES256");
        assertThat(said.get("subject_types_supported").toString()).isEqualTo("[\"public\"]");
        assertThat(said.get("scopes_supported").toString()).doesNotContain("email", "phone", "address");
    }
}
