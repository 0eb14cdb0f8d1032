package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.psc.Accounts.Kind;
import fr.socle.psc.Accounts.NewAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MeansTest extends HttpTest {

    private static final String DOOR = BASE + "/admin/connexion";
    private static final String SECOND = DOOR + "/second-facteur";
    private static final String MEANS = BASE + "/admin/moyens";
    private static final String PHONE = BASE + "/e-cps";

    private final Curl curl = new Curl();
    private String username = "";

    @Autowired
    Accounts accounts;

    @BeforeEach
    void somebody_new() {
        username = "a" + UUID.randomUUID();
        accounts.open(new NewAccount(username, "secret", Kind.ADMINISTRATOR, username, null, null, null));
    }

    @AfterEach
    void back_to_real_time() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private void password(Curl browser) {
        assertThat(browser.submit(DOOR, Map.of("username", username, "password", "secret"))
                        .location())
                .isEqualTo(SECOND);
    }

    private String asked() {
        return curl.get(BASE + "/api/sandbox/e-cps?username=" + username)
                .json()
                .get(0)
                .get("auth_req_id")
                .asString();
    }

    private int approve(String request) {
        return curl.post(BASE + "/api/sandbox/e-cps/" + request + "/approve", Map.of())
                .status();
    }

    private void signIn(Curl browser) {
        password(browser);
        assertThat(approve(asked())).isEqualTo(200);
        assertThat(browser.submit(SECOND, Map.of()).location()).isEqualTo(BASE + "/admin");
    }

    private static boolean isIn(Curl browser) {
        return browser.get(MEANS).status() == 200;
    }

    private String post(Curl browser, String action, Map<String, String> fields) {
        var answer = browser.submit(MEANS, action, fields);
        return answer.status() == 200
                ? answer.body()
                : browser.get(answer.location()).body();
    }

    private static String code(String page, String name) {
        return Curl.find("data-" + name + "=\"true\">([^<]+)<", page);
    }

    @Test
    void a_phone_is_enrolled_with_a_code_shown_to_somebody_signed_in_and_approves() {
        signIn(curl);
        var code = code(post(curl, MEANS + "/telephones", Map.of()), "enrolment-code");
        var held = curl.submit(PHONE, PHONE + "/enrolement", Map.of("code", code, "nom", "Nouveau"))
                .location();
        assertThat(held).contains("telephone=");
        assertThat(curl.get(MEANS).body()).contains("Téléphone du bac à sable", "Nouveau");

        var browser = new Curl();
        password(browser);
        var number = Curl.find(
                "data-binding-message=\"true\">(\\d\\d)<", browser.get(SECOND).body());
        var screen = curl.get(held).body();
        assertThat(screen).contains("Demande " + number);
        var form = Pattern.compile("action=\"(/e-cps/[^\"]+/approuver)\"").matcher(screen);
        assertThat(form.find()).isTrue();
        curl.submit(held, BASE + form.group(1), Map.of("telephone", held.substring(held.indexOf('=') + 1)));
        assertThat(browser.submit(SECOND, Map.of()).location()).isEqualTo(BASE + "/admin");
    }

    @Test
    void an_enrolment_code_works_once_and_not_for_long() {
        signIn(curl);
        var late = code(post(curl, MEANS + "/telephones", Map.of()), "enrolment-code");
        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(11));
        assertThat(enrolmentOf(late)).contains("Le code est faux");
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        var code = code(post(curl, MEANS + "/telephones", Map.of()), "enrolment-code");
        assertThat(enrolmentOf(code.toLowerCase().replace("-", " "))).contains("Téléphone enrôlé");
        assertThat(enrolmentOf(code)).contains("Le code est faux");
    }

    private String enrolmentOf(String code) {
        return curl.get(curl.submit(PHONE, PHONE + "/enrolement", Map.of("code", code))
                        .location())
                .body();
    }

    @Test
    void a_revoked_phone_approves_nothing_and_what_it_had_approved_is_void() {
        signIn(curl);
        var browser = new Curl();
        password(browser);
        assertThat(approve(asked())).isEqualTo(200);
        var phone =
                Curl.find("telephones/([0-9a-f-]+)/revoquer", curl.get(MEANS).body());
        assertThat(post(curl, MEANS + "/telephones/" + phone + "/revoquer", Map.of()))
                .contains("Téléphone révoqué");

        assertThat(browser.submit(SECOND, Map.of()).location()).isEqualTo(DOOR);
        assertThat(isIn(browser)).isFalse();

        var again = new Curl();
        password(again);
        assertThat(again.get(SECOND).body()).contains("ni téléphone ni application");
        assertThat(again.submit(DOOR, SECOND, Map.of()).location()).isEqualTo(SECOND);
        assertThat(isIn(again)).isFalse();
    }

    @Test
    void an_application_counts_once_its_first_code_confirms_it_and_is_the_fallback() {
        signIn(curl);
        var page = post(curl, MEANS + "/application", Map.of());
        assertThat(page).contains("data:image/svg+xml");
        var secret = code(page, "totp-secret").replace(" ", "");
        var confirm = MEANS + "/application/confirmer";
        assertThat(post(curl, confirm, Map.of("code", "000000"))).contains("Le code est faux");
        assertThat(post(curl, confirm, Map.of("code", Totp.code(secret, Instant.now()))))
                .contains("Application ajoutée");

        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(1));
        var browser = new Curl();
        password(browser);
        var code = Totp.code(secret, PscTestConfiguration.CLOCK.instant());
        assertThat(browser.submit(SECOND, Map.of("code", code)).location()).isEqualTo(BASE + "/admin");
        assertThat(post(browser, MEANS + "/application/retirer", Map.of())).contains("Application retirée");
    }

    @Test
    void the_last_means_is_kept_unless_it_is_a_phone() {
        signIn(curl);
        var secret = code(post(curl, MEANS + "/application", Map.of()), "totp-secret");
        var code = Totp.code(secret, Instant.now());
        post(curl, MEANS + "/application/confirmer", Map.of("code", code));
        var phone =
                Curl.find("telephones/([0-9a-f-]+)/revoquer", curl.get(MEANS).body());
        post(curl, MEANS + "/telephones/" + phone + "/revoquer", Map.of());
        assertThat(post(curl, MEANS + "/application/retirer", Map.of())).contains("dernier moyen");
    }

    @Test
    void a_recovery_code_after_the_password_lets_enrol_and_opens_nothing_else() {
        signIn(curl);
        var code = code(post(curl, MEANS + "/codes", Map.of()), "recovery-code");

        var lost = new Curl();
        assertThat(lost.get(DOOR + "/recuperation").location())
                .as("no password yet")
                .isEqualTo(DOOR);
        password(lost);
        var wrong = lost.submit(DOOR + "/recuperation", Map.of("code", "AAAA-AAAA-AAAA-AAAA"));
        assertThat(lost.get(wrong.location()).body()).contains("Le code est faux");
        var recovery = lost.submit(DOOR + "/recuperation", Map.of("code", code)).location();
        assertThat(recovery).isEqualTo(DOOR + "/moyens");
        assertThat(lost.get(BASE + "/admin").location()).isEqualTo(DOOR);
        assertThat(lost.get(MEANS).location()).isEqualTo(DOOR);
        var enrolment =
                lost.submit(recovery, recovery + "/telephones", Map.of()).body();
        lost.submit(PHONE, PHONE + "/enrolement", Map.of("code", code(enrolment, "enrolment-code")));
        assertThat(lost.get(recovery).body()).contains("Codes restants : 9");

        PscTestConfiguration.CLOCK.shift(Duration.ofMinutes(16));
        assertThat(lost.get(recovery).location()).isEqualTo(DOOR);
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        var thief = new Curl();
        password(thief);
        assertThat(thief.submit(DOOR + "/recuperation", Map.of("code", code)).location())
                .as("used already")
                .isEqualTo(DOOR + "/recuperation");
    }

    @Test
    void guesses_of_a_recovery_code_are_counted() {
        password(curl);
        for (var i = 0; i < 5; i++) {
            curl.submit(DOOR + "/recuperation", Map.of("code", "guess" + i));
        }
        var late = curl.submit(DOOR + "/recuperation", Map.of("code", "guess"));
        assertThat(curl.get(late.location()).body()).contains("attendez");
    }

    @Test
    void a_passkey_is_named_signs_in_by_itself_and_is_removed() {
        signIn(curl);
        var key = new SecurityKey(BASE);
        var made = key.create(curl.get(MEANS + "/cles/defi").json());
        assertThat(post(curl, MEANS + "/cles", Map.of("credential", made, "nom", "Ordinateur du cabinet")))
                .contains("Clé d’accès ajoutée", "Ordinateur du cabinet");

        var browser = new Curl();
        var shown = key.show(browser.get(DOOR + "/cle/defi").json());
        assertThat(browser.submit(DOOR, DOOR + "/cle", Map.of("credential", shown))
                        .location())
                .isEqualTo(BASE + "/admin");
        assertThat(isIn(browser)).isTrue();

        var replayed = new Curl();
        replayed.get(DOOR + "/cle/defi");
        assertThat(replayed.submit(DOOR, DOOR + "/cle", Map.of("credential", shown))
                        .location())
                .isEqualTo(DOOR);
        assertThat(isIn(replayed)).isFalse();

        var elsewhere = new Curl();
        var citizens = BASE + "/mon-espace-sante/connexion";
        var again = key.show(elsewhere.get(citizens + "/cle/defi").json());
        assertThat(elsewhere
                        .submit(citizens, citizens + "/cle", Map.of("credential", again))
                        .location())
                .as("another public's door")
                .isEqualTo(citizens);

        var id = Curl.find(
                "name=\"id\"[^>]* value=\"([^\"]+)\"", browser.get(MEANS).body());
        assertThat(post(browser, MEANS + "/cles/retirer", Map.of("id", id))).contains("Clé d’accès retirée");
        var late = new Curl();
        var afterwards = key.show(late.get(DOOR + "/cle/defi").json());
        late.submit(DOOR, DOOR + "/cle", Map.of("credential", afterwards));
        assertThat(late.get(DOOR).body()).contains("pas reconnue");
        assertThat(isIn(late)).isFalse();
    }

    @Test
    void a_passkey_that_does_not_verify_its_owner_is_one_factor_and_opens_nothing() {
        signIn(curl);
        var key = new SecurityKey(BASE);
        var unverified = new SecurityKey(BASE).withoutVerifyingItsOwner();
        var refused = unverified.create(curl.get(MEANS + "/cles/defi").json());
        assertThat(post(curl, MEANS + "/cles", Map.of("credential", refused))).contains("pas reconnue");

        post(
                curl,
                MEANS + "/cles",
                Map.of("credential", key.create(curl.get(MEANS + "/cles/defi").json())));
        var browser = new Curl();
        var shown = key.withoutVerifyingItsOwner()
                .show(browser.get(DOOR + "/cle/defi").json());
        browser.submit(DOOR, DOOR + "/cle", Map.of("credential", shown));
        assertThat(browser.get(DOOR).body()).contains("pas reconnue");
        assertThat(isIn(browser)).isFalse();
    }

    @Test
    void a_passkey_shown_to_another_site_is_refused_and_so_is_nonsense() {
        signIn(curl);
        var phished = new SecurityKey("https://socle.example");
        var made = phished.create(curl.get(MEANS + "/cles/defi").json());
        assertThat(post(curl, MEANS + "/cles", Map.of("credential", made))).contains("pas reconnue");
        curl.get(MEANS + "/cles/defi");
        assertThat(post(curl, MEANS + "/cles", Map.of("credential", "{}"))).contains("pas reconnue");
        assertThat(post(curl, MEANS + "/cles", Map.of("credential", made))).contains("pas reconnue");
        var browser = new Curl();
        browser.get(DOOR + "/cle/defi");
        assertThat(browser.submit(DOOR, DOOR + "/cle", Map.of("credential", "not json"))
                        .location())
                .isEqualTo(DOOR);
    }

    @Test
    void no_single_factor_opens_anything() {
        var nobody = new Curl();
        assertThat(nobody.submit(DOOR, SECOND, Map.of("code", "123456")).location())
                .isEqualTo(DOOR);
        assertThat(nobody.submit(DOOR, DOOR + "/recuperation", Map.of("code", "123456"))
                        .location())
                .isEqualTo(DOOR);
        assertThat(nobody.get(DOOR + "/moyens").location()).isEqualTo(DOOR);
        password(nobody);
        for (var page : new String[] {"/admin", "/admin/moyens", "/admin/connexion/moyens", "/admin/whoami"}) {
            assertThat(nobody.get(BASE + page).location()).as(page).isEqualTo(DOOR);
        }
        assertThat(nobody.get(BASE + "/api/whoami").status()).isEqualTo(401);
        assertThat(nobody.get(BASE + "/fhir/whoami").status()).isEqualTo(401);
    }
}
