package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `/userinfo` answers what clients of Pro Santé Connect read. Real answers of its own, in a folder that
/// `-Dsocle.samples` names, are compared too when they are there.
@DisplayNameGeneration(ReplaceUnderscores.class)
class UserInfoTest extends HttpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Curl curl = new Curl();

    private JsonNode userInfo(String username) {
        var bearer = "Bearer " + tokenOf(username, "openid scope_all");
        return curl.get(BASE + "/userinfo", "Authorization", bearer).json();
    }

    /// The names of all fields, with the path to them; lists count as their elements.
    private static Set<String> keys(JsonNode node) {
        var keys = new TreeSet<String>();
        collect("", node, keys);
        return keys;
    }

    private static void collect(String path, JsonNode node, Set<String> keys) {
        if (node.isArray()) {
            node.forEach(it -> collect(path + "[]", it, keys));
        }
        if (node.isObject()) {
            node.properties().forEach(it -> {
                keys.add(path + "/" + it.getKey());
                collect(path + "/" + it.getKey(), it.getValue(), keys);
            });
        }
    }

    private static JsonNode sample() throws IOException {
        try (var sample = UserInfoTest.class.getResourceAsStream("/userinfo.json")) {
            return JSON.readTree(sample);
        }
    }

    @Test
    void every_field_a_client_may_read_is_there() throws Exception {
        assertThat(keys(userInfo("leclerc"))).containsAll(keys(sample()));
    }

    @Test
    void every_field_of_the_real_answers_is_there() throws Exception {
        var samples = Path.of(System.getProperty("socle.samples", "samples"));
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isDirectory(samples), "no samples");
        var ours = keys(userInfo("leclerc"));
        try (var files = Files.list(samples)) {
            var answers = files.filter(it -> it.getFileName().toString().matches("userinfo_.*\\.json"))
                    .toList();
            assertThat(answers).isNotEmpty();
            for (var answer : answers) {
                assertThat(ours).as(answer.toString()).containsAll(keys(JSON.readTree(answer)));
            }
        }
    }

    @Test
    void what_is_unknown_is_an_empty_string_and_a_boolean_is_a_french_word() {
        var answer = userInfo("leclerc");
        assertThat(answer.get("Acces_Regulation_Medicale").asString()).isEqualTo("FAUX");
        assertThat(answer.get("Mode_Acces_Raison").asString()).isEmpty();
        assertThat(answer.get("Palier_Authentification").asString()).isEqualTo("APPPRIP3^1.2.250.1.213.1.5.1.1.1");
        assertThat(answer.get("authMode").asString()).isEqualTo("MOBILE");
        assertThat(answer.get("SubjectRole").get(0).asString()).isEqualTo("10^1.2.250.1.213.1.1.5.5");
        assertThat(answer.at("/otherIds/0/origine").asString()).isEqualTo("RPPS");
        var activity = answer.at("/SubjectRefPro/exercices/0/activities/0");
        assertThat(activity.get("codePostal").asString()).isEqualTo("75012");
        assertThat(activity.get("numeroVoie").asString()).isEqualTo("4");
        assertThat(activity.get("libelleVoie").asString()).isEqualTo("rue des Lilas");
        assertThat(activity.get("telecopie").asString()).isEmpty();
        activity.forEach(it -> assertThat(it.isString()).isTrue());
    }

    @Test
    void every_situation_is_told_and_the_chosen_one_stands_above() {
        var curlOfDurand = new Curl();
        var asked = curlOfDurand.post(
                BASE + "/oauth2/bc-authorize",
                Map.of(
                        "scope", "openid scope_all",
                        "login_hint", "durand",
                        "binding_message", "42",
                        "practice_situation", "clinic"),
                "Authorization",
                basic("demo-lps-basic"));
        var id = asked.text("auth_req_id");
        curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        var token = curl.post(
                        BASE + "/oauth2/token",
                        Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", id),
                        "Authorization",
                        basic("demo-lps-basic"))
                .text("access_token");
        var answer =
                curl.get(BASE + "/userinfo", "Authorization", "Bearer " + token).json();
        assertThat(answer.get("SubjectOrganization").asString()).isEqualTo("Clinique des Lilas");
        assertThat(answer.get("SubjectRefPro").findValuesAsString("raisonSocialeSite"))
                .isEqualTo(List.of("Cabinet Leclerc", "Clinique des Lilas"));
    }
}
