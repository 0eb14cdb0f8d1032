package fr.socle.psc;

import static fr.socle.psc.PscTestConfiguration.CABINET;
import static fr.socle.psc.PscTestConfiguration.CLINIC;
import static fr.socle.psc.PscTestConfiguration.DIRECTORY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.RppsNumber;
import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.Accounts.NewAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What changes in the directory changes who may stay: at once for what comes next, soon for what is open.
@DisplayNameGeneration(ReplaceUnderscores.class)
class DirectoryAndSessionsTest extends HttpTest {

    @Autowired
    private Accounts accounts;

    private final Curl curl = new Curl();

    private void isListed(RppsNumber rpps, String name, PracticeSituation... situations) {
        DIRECTORY.put(rpps.nationalId(), PscTestConfiguration.professional(rpps, name, List.of(situations)));
    }

    private void mayEnter(String username, String nationalId) {
        accounts.open(new NewAccount(username, "secret", Kind.PROFESSIONAL, username, nationalId, null, null));
    }

    private JsonNode tokens(String username, String situation) {
        var started = curl.post(
                        BASE + "/oauth2/bc-authorize",
                        Map.of("scope", "openid scope_all", "login_hint", username, "binding_message", "42"),
                        "Authorization",
                        basic("demo-lps-basic"))
                .text("auth_req_id");
        curl.post(
                BASE + "/api/sandbox/e-cps/" + started + "/approve",
                situation.isEmpty() ? Map.of() : Map.of("practice_situation", situation));
        return token(Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", started))
                .json();
    }

    private Curl.Answer token(Map<String, String> form) {
        return curl.post(BASE + "/oauth2/token", form, "Authorization", basic("demo-lps-basic"));
    }

    private Curl.Answer call(String path, JsonNode tokens) {
        return curl.get(
                BASE + path,
                "Authorization",
                "Bearer " + tokens.get("access_token").asString());
    }

    private Curl.Answer refresh(JsonNode tokens) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").asString()));
    }

    @Test
    void a_professional_struck_off_the_directory_is_out() {
        var rpps = RppsNumber.withKey("9970000011");
        isListed(rpps, "Moreau", CABINET);
        mayEnter("moreau", rpps.nationalId());
        var tokens = tokens("moreau", "");
        assertThat(call("/api/whoami", tokens).body()).contains("Cabinet Leclerc");

        DIRECTORY.remove(rpps.nationalId());
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(call("/api/whoami", tokens).status()).isEqualTo(401));
        assertThat(refresh(tokens).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void who_leaves_one_practice_situation_may_come_back_in_the_other() {
        var rpps = RppsNumber.withKey("9970000012");
        isListed(rpps, "Girard", CABINET, CLINIC);
        mayEnter("girard", rpps.nationalId());
        var inTheClinic = tokens("girard", "clinic");
        var inTheCabinet = tokens("girard", "cabinet");

        isListed(rpps, "Girard", CABINET);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(call("/api/whoami", inTheClinic).status()).isEqualTo(401));
        assertThat(refresh(inTheClinic).text("error")).isEqualTo("invalid_grant");
        assertThat(call("/api/whoami", inTheCabinet).body()).contains("Cabinet Leclerc");
    }

    @Test
    void without_any_practice_situation_a_professional_is_authenticated_and_nothing_more() {
        var rpps = RppsNumber.withKey("9970000013");
        isListed(rpps, "Faure");
        mayEnter("faure", rpps.nationalId());
        var tokens = tokens("faure", "");
        assertThat(call("/api/whoami", tokens).body()).contains("Faure", "situation=null");
        var who = call("/userinfo", tokens).json();
        assertThat(who.get("SubjectNameID").asString()).isEqualTo(rpps.nationalId());
        assertThat(who.get("SubjectOrganization").asString()).isEmpty();
        assertThat(who.has("SubjectRefPro")).isFalse();
        var launch = curl.postJson(
                BASE + "/api/context-launch", "{\"patient\":\"" + PscTestConfiguration.MARIE + "\"}", bearer(tokens));
        assertThat(launch.text("code")).isEqualTo("auth.no-practice-situation");
    }

    @Test
    void merged_accounts_are_one_under_the_same_subject_with_all_their_identifiers() {
        var before = RppsNumber.withKey("9970000014");
        var now = RppsNumber.withKey("9970000015");
        isListed(before, "Noël", CABINET);
        isListed(now, "Noël", CABINET);
        mayEnter("noel", now.nationalId());
        mayEnter("noel-before", before.nationalId());
        var subject = call("/userinfo", tokens("noel", "")).text("sub");
        var old = tokens("noel-before", "");
        assertThat(call("/userinfo", old).text("sub")).isNotEqualTo(subject);

        var merge = "{\"stays\":\"" + now.nationalId() + "\",\"goes\":\"" + before.nationalId() + "\"}";
        assertThat(curl.postJson(BASE + "/api/admin/accounts/merge", merge, bearer(old))
                        .status())
                .as("an operator's right")
                .isIn(401, 403);
        assertThat(curl.postJson(BASE + "/api/admin/accounts/merge", merge, administrator())
                        .status())
                .isEqualTo(204);

        assertThat(call("/api/whoami", old).status()).isEqualTo(401);
        for (var name : List.of("noel", "noel-before", before.nationalId(), now.nationalId())) {
            var who = call("/userinfo", tokens(name, "")).json();
            assertThat(who.get("sub").asString()).as(name).isEqualTo(subject);
            assertThat(who.get("SubjectNameID").asString()).isEqualTo(now.nationalId());
            assertThat(who.get("otherIds").findValuesAsString("identifiant"))
                    .containsExactly(now.nationalId(), before.nationalId());
        }
        assertThat(curl.postJson(BASE + "/api/admin/accounts/merge", merge, administrator())
                        .status())
                .as("twice is once")
                .isEqualTo(204);
    }

    @Test
    void a_new_identifier_keeps_the_subject() {
        var before = RppsNumber.withKey("9970000016");
        var now = RppsNumber.withKey("9970000017");
        isListed(before, "Blanc", CABINET);
        mayEnter("blanc", before.nationalId());
        var subject = call("/userinfo", tokens("blanc", "")).text("sub");
        DIRECTORY.remove(before.nationalId());
        isListed(now, "Blanc", CABINET);
        var merge = "{\"stays\":\"" + now.nationalId() + "\",\"goes\":\"" + before.nationalId() + "\"}";
        curl.postJson(BASE + "/api/admin/accounts/merge", merge, administrator());
        var who = call("/userinfo", tokens(before.nationalId(), "")).json();
        assertThat(who.get("sub").asString()).isEqualTo(subject);
        assertThat(who.get("SubjectNameID").asString()).isEqualTo(now.nationalId());
    }

    private static String bearer(JsonNode tokens) {
        return "Bearer " + tokens.get("access_token").asString();
    }

    private String administrator() {
        return "Bearer "
                + curl.post(
                                BASE + "/oauth2/token",
                                Map.of("grant_type", "client_credentials", "scope", "admin"),
                                "Authorization",
                                basic("demo-admin"))
                        .text("access_token");
    }
}
