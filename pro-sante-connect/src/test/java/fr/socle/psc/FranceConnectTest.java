package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FranceConnectTest extends HttpTest {

    private static final String DOOR = BASE + "/mon-espace-sante/connexion";
    private static final String WHO = BASE + "/mon-espace-sante/whoami";
    private static final String KNOWN = "0";
    private static final String SEVERAL = "1";
    private static final String NOBODY = "2";
    private final Curl curl = new Curl();

    /// The page of the simulated provider.
    private String leave() {
        assertThat(curl.get(DOOR).body()).contains("S’identifier avec FranceConnect+");
        return curl.get(DOOR + "/franceconnect").location();
    }

    private String choose(String page, String person, String level) {
        return send(page, "/choix", Map.of("person", person, "level", level));
    }

    private String send(String page, String action, Map<String, String> more) {
        var form = new HashMap<>(more);
        var hidden = Pattern.compile("type=\"hidden\" name=\"(?!_csrf)([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(curl.get(page).body());
        hidden.results().forEach(it -> form.put(it.group(1), it.group(2)));
        assertThat(form).containsKeys("client_id", "redirect_uri", "state", "nonce", "code_challenge");
        return curl.submit(page, BASE + "/simulateurs/franceconnect" + action, form)
                .location();
    }

    private String arrive(String person, String level) {
        return curl.get(choose(leave(), person, level)).location();
    }

    private void refused(String location, String why) {
        assertThat(location).isEqualTo(DOOR);
        assertThat(curl.get(DOOR).body()).contains(why);
        assertThat(curl.get(WHO).location()).isEqualTo(DOOR);
    }

    @Test
    void the_first_sign_in_activates_the_account_and_the_second_finds_it_again() {
        assertThat(arrive(KNOWN, "eidas2")).isEqualTo(BASE + "/mon-espace-sante");
        var who = curl.get(WHO).body();
        assertThat(who).contains("Paul FAMILY", PscTestConfiguration.PAUL.toString());
        var other = new FranceConnectTest();
        assertThat(other.arrive(KNOWN, "eidas3")).isEqualTo(BASE + "/mon-espace-sante");
        assertThat(other.curl.get(WHO).body()).isEqualTo(who);
    }

    @Test
    void the_weak_level_is_refused() {
        refused(arrive(KNOWN, "eidas1"), "niveau substantiel ou élevé");
    }

    @Test
    void nobody_and_several_are_told_apart_in_plain_words() {
        refused(arrive(NOBODY, "eidas2"), "Aucune identité nationale de santé");
        refused(arrive(SEVERAL, "eidas2"), "Plusieurs identités nationales de santé");
    }

    @Test
    void somebody_may_give_up() {
        refused(curl.get(send(leave(), "/abandon", Map.of())).location(), "abandonnée");
    }

    @Test
    void an_answer_counts_once_and_in_the_browser_that_asked() {
        var answer = choose(leave(), KNOWN, "eidas2");
        var thief = new FranceConnectTest();
        thief.refused(thief.curl.get(answer).location(), "n’a pas pu être vérifiée");
        refused(curl.get(answer.replaceAll("state=[^&]+", "state=other")).location(), "n’a pas pu être vérifiée");
        refused(curl.get(answer).location(), "n’a pas pu être vérifiée");
    }

    @Test
    void an_answer_of_another_issuer_is_refused() {
        var answer = choose(leave(), KNOWN, "eidas2").replaceAll("iss=[^&]+", "iss=https%3A%2F%2Felsewhere.example");
        refused(curl.get(answer).location(), "n’a pas pu être vérifiée");
    }

    @Test
    void what_the_provider_writes_is_encrypted_for_us() {
        var page = leave();
        assertThat(page).contains("acr_values=eidas2", "code_challenge_method=S256", "nonce=", "birthplace");
        var keys = curl.get(BASE + "/.well-known/upstream-jwks.json").json().get("keys");
        List<String> uses = new ArrayList<>();
        keys.forEach(key -> {
            uses.add(key.get("kty").asString() + " " + key.get("use").asString());
            assertThat(key.has("d")).as("private").isFalse();
        });
        assertThat(uses).containsExactlyInAnyOrder("RSA enc", "EC enc");
    }

    @Test
    void the_simulated_provider_serves_its_client_alone() {
        var page = leave();
        assertThat(curl.get(page.replace("socle-sante", "stranger")).status()).isEqualTo(400);
        assertThat(curl.get(page.replaceAll("redirect_uri=[^&]+", "redirect_uri=https%3A%2F%2Fevil.example"))
                        .status())
                .isEqualTo(400);
        var api = BASE + "/simulateurs/franceconnect/api/v2";
        assertThat(curl.get(api + "/userinfo", "Authorization", "Bearer nothing")
                        .status())
                .isEqualTo(401);
        var guess = Map.of("client_id", "socle-sante", "client_secret", "guess", "code", "guess", "redirect_uri", "x");
        assertThat(curl.post(api + "/token", guess).status()).isEqualTo(400);
    }
}
