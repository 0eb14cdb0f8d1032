package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import fr.socle.psc.Curl.Answer;
import java.text.ParseException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/// Authorization code with PKCE, from the program's first redirect to its token, driven as a script would.
@DisplayNameGeneration(ReplaceUnderscores.class)
class CodeFlowTest extends HttpTest {

    private final Curl curl = new Curl();

    private String authorize(String client, String scope, String more) {
        return BASE + "/oauth2/authorize?response_type=code&client_id=" + client + "&redirect_uri="
                + Curl.encode(CALLBACK) + "&scope=" + Curl.encode(scope) + "&state=xyz&nonce=n1&code_challenge="
                + Curl.sha256(Curl.VERIFIER) + "&code_challenge_method=S256" + more;
    }

    /// Password, then approval on the phone; returns the redirect that follows.
    private Answer signInByPhone(String signInPage, String username) {
        var second = curl.submit(signInPage, Map.of("username", username, "password", "secret"));
        assertThat(second.location()).isEqualTo(signInPage + "/second-facteur");
        var waiting = curl.get(second.location());
        var number = Curl.find("data-binding-message=\"true\">(\\d\\d)<", waiting.body());
        var asked = curl.get(BASE + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0);
        assertThat(asked.get("binding_message").asString()).isEqualTo(number);
        curl.post(BASE + "/api/sandbox/e-cps/" + asked.get("auth_req_id").asString() + "/approve", Map.of());
        assertThat(curl.get(signInPage + "/telephone").body())
                .contains("APPROVED")
                .doesNotContain("<html");
        return curl.submit(second.location(), Map.of());
    }

    private Answer exchange(String code, String verifier) {
        return curl.post(
                BASE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        CALLBACK,
                        "code_verifier",
                        verifier),
                "Authorization",
                basic("demo-lps-basic"));
    }

    private static Map<String, Object> claims(String token) throws ParseException {
        return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
    }

    @Test
    void a_doctor_signs_in_with_password_and_phone_and_the_program_learns_who_acts_where() throws Exception {
        var authorize = authorize("demo-lps-basic", "openid scope_all user/*.cruds", "&acr_values=eidas1");
        var toSignIn = curl.get(authorize);
        assertThat(toSignIn.location()).isEqualTo(BASE + "/pro/connexion");

        var back = signInByPhone(BASE + "/pro/connexion", "leclerc");
        assertThat(back.location()).startsWith(BASE + "/oauth2/authorize?");
        var code = curl.get(back.location());
        assertThat(code.location()).startsWith(CALLBACK);
        assertThat(code.parameter("state")).isEqualTo("xyz");

        var tokens = exchange(code.parameter("code"), Curl.VERIFIER).json();
        var access = SignedJWT.parse(tokens.get("access_token").asString());
        assertThat(access.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(access.getJWTClaimsSet().getClaims())
                .containsEntry("iss", BASE)
                .containsEntry("aud", List.of(BASE))
                .containsEntry("client_id", "demo-lps-basic")
                .containsEntry("role", "professional")
                .containsEntry("rpps", PscTestConfiguration.LECLERC.value())
                .containsEntry("SubjectNameID", PscTestConfiguration.LECLERC.nationalId())
                .containsEntry("profession", "10")
                .containsKeys("jti", "sub", "iat", "exp", "scope", "practice_situation");
        assertThat((String) access.getJWTClaimsSet().getClaim("scope")).contains("user/*.cruds");
        assertThat(claims(tokens.get("id_token").asString()))
                .containsEntry("acr", "eidas1")
                .containsEntry("nonce", "n1")
                .containsEntry("sub", access.getJWTClaimsSet().getSubject());

        var bearer = "Bearer " + tokens.get("access_token").asString();
        var userInfo = curl.get(BASE + "/userinfo", "Authorization", bearer).json();
        assertThat(userInfo.get("SubjectNameID").asString()).isEqualTo(PscTestConfiguration.LECLERC.nationalId());
        assertThat(userInfo.get("Secteur_Activite").asString()).isEqualTo("SA07^1.2.250.1.71.4.2.4");
        assertThat(userInfo.at("/SubjectRefPro/exercices/0/activities/0/raisonSocialeSite")
                        .asString())
                .isEqualTo("Cabinet Leclerc");
        assertThat(userInfo.at("/SubjectRefPro/exercices/0/activities/0/telecopie")
                        .asString())
                .isEmpty();
        assertThat(curl.get(BASE + "/api/whoami", "Authorization", bearer).body())
                .contains("Dr Anne Leclerc");

        var refreshed = curl.post(
                BASE + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.get("refresh_token").asString()),
                "Authorization",
                basic("demo-lps-basic"));
        assertThat(claims(refreshed.text("access_token"))).containsEntry("role", "professional");
    }

    @Test
    void a_code_is_worth_nothing_with_another_verifier_or_another_secret_and_is_used_once() {
        signInByPhone(BASE + "/pro/connexion", "leclerc");
        var code = curl.get(authorize("demo-lps-basic", "openid", "")).parameter("code");
        var wrongSecret = curl.post(
                BASE + "/oauth2/token",
                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", CALLBACK),
                "Authorization",
                Curl.basic("demo-lps-basic", "wrong"));
        assertThat(wrongSecret.status()).isEqualTo(401);
        assertThat(wrongSecret.text("error")).isEqualTo("invalid_client");
        assertThat(exchange(code, "w".repeat(64)).text("error")).isEqualTo("invalid_grant");
        var again = curl.get(authorize("demo-lps-basic", "openid", "")).parameter("code");
        assertThat(exchange(again, Curl.VERIFIER).status()).isEqualTo(200);
        assertThat(exchange(again, Curl.VERIFIER).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_professional_with_several_situations_chooses_one_before_the_program_gets_anything() throws Exception {
        curl.get(authorize("demo-lps-basic", "openid", ""));
        var toChoose = signInByPhone(BASE + "/pro/connexion", "durand");
        assertThat(toChoose.location()).isEqualTo(BASE + "/pro/situation");
        assertThat(curl.get(authorize("demo-lps-basic", "openid", "")).location())
                .isEqualTo(BASE + "/pro/situation");
        var chosen = curl.submit(BASE + "/pro/situation", Map.of("situation", "clinic"));
        var code = curl.get(chosen.location()).parameter("code");
        var token = claims(exchange(code, Curl.VERIFIER).text("access_token"));
        assertThat((Map<String, Object>) token.get("practice_situation"))
                .containsEntry("id", "clinic")
                .containsEntry("finess", PscTestConfiguration.HOSPITAL.value());

        var asked = curl.get(authorize("demo-lps-basic", "openid", "&practice_situation=cabinet"));
        var other = claims(exchange(asked.parameter("code"), Curl.VERIFIER).text("access_token"));
        assertThat((Map<String, Object>) other.get("practice_situation")).containsEntry("id", "cabinet");

        var unknown = curl.get(authorize("demo-lps-basic", "openid", "&practice_situation=elsewhere"));
        assertThat(exchange(unknown.parameter("code"), Curl.VERIFIER).text("error"))
                .isEqualTo("invalid_request");
    }

    @Test
    void a_professional_without_situation_is_authenticated_and_no_more() throws Exception {
        signInByPhone(BASE + "/pro/connexion", "martin");
        var code = curl.get(authorize("demo-lps-basic", "openid scope_all", "")).parameter("code");
        var token = exchange(code, Curl.VERIFIER).text("access_token");
        assertThat(claims(token)).containsEntry("role", "professional").doesNotContainKey("practice_situation");
        var userInfo =
                curl.get(BASE + "/userinfo", "Authorization", "Bearer " + token).json();
        assertThat(userInfo.has("SubjectRefPro")).isFalse();
        assertThat(userInfo.get("SubjectOrganization").asString()).isEmpty();
    }

    @Test
    void a_citizen_s_application_sends_to_the_citizen_s_page_and_learns_the_patient() throws Exception {
        signInByPhone(BASE + "/pro/connexion", "leclerc");
        var authorize = authorize("demo-app", "openid launch/patient patient/*.rs", "");
        assertThat(curl.get(authorize).location()).isEqualTo(BASE + "/mon-espace-sante/connexion");
        var page = BASE + "/mon-espace-sante/connexion";
        assertThat(curl.get(page).header("Content-Security-Policy"))
                .contains("form-action 'self' http://127.0.0.1:9999 http://localhost:9999 https://oauth.example");
        var second = curl.submit(page, Map.of("username", "marie", "password", "secret"));
        var back = curl.submit(
                second.location(), Map.of("code", Totp.code(PscTestConfiguration.TOTP_SECRET, Instant.now())));
        var asked = curl.get(back.location());
        assertThat(asked.location()).startsWith(BASE + "/mon-espace-sante/consentement");
        var question = curl.get(asked.location());
        assertThat(question.body())
                .contains(
                        "Démo application citoyenne",
                        "Consulter tout votre dossier",
                        "Savoir de quel dossier il s’agit");
        assertThat(question.header("Content-Security-Policy")).contains("http://127.0.0.1:9999");
        var refusal = Map.of("client_id", "demo-app", "state", state(question));
        assertThat(curl.post(BASE + "/oauth2/authorize", refusal).parameter("error"))
                .isEqualTo("access_denied");
        var consent = "client_id=demo-app&scope=launch/patient&scope=patient/*.rs&state="
                + Curl.encode(state(curl.get(curl.get(authorize).location())));
        var code = curl.postForm(BASE + "/oauth2/authorize", consent).parameter("code");
        assertThat(curl.get(authorize).parameter("code")).as("asked once").isNotEmpty();
        assertThat(curl.get(authorize + "&prompt=consent").location()).contains("/consentement");
        var form = new HashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", "demo-app");
        form.put("code", code);
        form.put("redirect_uri", CALLBACK);
        form.put("code_verifier", Curl.VERIFIER);
        var tokens = curl.post(BASE + "/oauth2/token", form).json();
        assertThat(tokens.get("patient").asString()).isEqualTo(PscTestConfiguration.MARIE.toString());
        assertThat(claims(tokens.get("access_token").asString()))
                .containsEntry("role", "citizen")
                .containsEntry("patient", PscTestConfiguration.MARIE.toString());
    }

    private static String state(Answer question) {
        return Curl.find("name=\"state\" value=\"([^\"]+)\"", question.body());
    }

    @Test
    void scopes_the_client_is_not_registered_for_and_foreign_redirects_are_refused() {
        signInByPhone(BASE + "/pro/connexion", "leclerc");
        var refused = curl.get(authorize("demo-lps-basic", "openid admin", ""));
        assertThat(refused.location()).startsWith(CALLBACK);
        assertThat(refused.parameter("error")).isEqualTo("invalid_scope");
        var elsewhere = authorize("demo-lps-basic", "openid", "")
                .replace(Curl.encode(CALLBACK), Curl.encode("https://evil.example/cb"));
        assertThat(curl.get(elsewhere).status()).isEqualTo(400);
        var publicWithoutPkce = authorize("demo-app", "openid", "").replaceAll("&code_challenge[^&]*", "");
        assertThat(curl.get(publicWithoutPkce).parameter("error")).isEqualTo("invalid_request");
    }

    @Test
    void the_program_ends_the_session_with_its_id_token() {
        signInByPhone(BASE + "/pro/connexion", "leclerc");
        var code = curl.get(authorize("demo-lps-basic", "openid", "")).parameter("code");
        var id = exchange(code, Curl.VERIFIER).text("id_token");
        var out = curl.get(BASE + "/connect/logout?id_token_hint=" + id + "&post_logout_redirect_uri="
                + Curl.encode("http://127.0.0.1:9999/"));
        assertThat(out.location()).isEqualTo("http://127.0.0.1:9999/");
        assertThat(curl.get(BASE + "/pro/whoami").location()).isEqualTo(BASE + "/pro/connexion");
    }
}
