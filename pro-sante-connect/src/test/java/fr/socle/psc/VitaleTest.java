package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.kernel.Refused;
import fr.socle.psc.VitaleReader.Purpose;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayNameGeneration(ReplaceUnderscores.class)
class VitaleTest extends HttpTest {

    private static final String PHONE = BASE + "/e-cps/carte-vitale";
    private static final String DOOR = BASE + "/mon-espace-sante/connexion";
    private static final String PAGE = DOOR + "/carte-vitale";
    private final Curl curl = new Curl();
    private final String reader = UUID.randomUUID().toString();

    @Autowired
    VitaleReader vitale;

    @AfterEach
    void back_to_real_time() {
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
    }

    private String show(Purpose purpose) {
        return curl.submit(PHONE, Map.of("holder", "0", "purpose", purpose.name()))
                .body();
    }

    private static String typed(String page) {
        return Curl.find("data-vitale-code=\"true\">([^<]+)<", page);
    }

    private static String statement(String page) {
        return Curl.find("data-statement=\"([^\"]+)\"", page);
    }

    private void refused(String shown, Purpose purpose) {
        assertThatThrownBy(() -> vitale.read(shown, purpose, reader))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusal()).isEqualTo(new PscRefusal.PresentationRefused()));
    }

    @Test
    void a_citizen_signs_in_with_the_code_of_the_application() {
        var code = typed(show(Purpose.SIGN_IN));
        assertThat(curl.submit(PAGE, Map.of("code", code.toLowerCase())).location())
                .isEqualTo(BASE + "/mon-espace-sante");
        assertThat(curl.get(BASE + "/mon-espace-sante/whoami").body()).contains(PscTestConfiguration.PAUL.toString());
        var thief = new Curl();
        assertThat(thief.submit(PAGE, Map.of("code", code)).location()).isEqualTo(PAGE);
        assertThat(thief.get(PAGE).body()).contains("déjà lu");
        assertThat(thief.get(BASE + "/mon-espace-sante/whoami").location()).isEqualTo(DOOR);
    }

    @Test
    void what_is_shown_to_a_reception_signs_nobody_in() {
        var page = show(Purpose.CARE);
        for (var shown : new String[] {typed(page), statement(page)}) {
            assertThat(curl.submit(PAGE, Map.of("code", shown)).location()).isEqualTo(PAGE);
        }
        assertThat(curl.get(BASE + "/mon-espace-sante/whoami").location()).isEqualTo(DOOR);
        assertThat(vitale.read(typed(page), Purpose.CARE, reader)).isEqualTo(PscTestConfiguration.PAUL);
        refused(statement(page), Purpose.CARE);
    }

    @Test
    void a_statement_is_signed_and_good_for_a_minute() {
        var statement = statement(show(Purpose.CARE));
        refused(statement.substring(0, statement.length() - 4) + "AAAA", Purpose.CARE);
        refused("eyJhbGciOiJub25lIn0.e30.", Purpose.CARE);
        refused("a.b.c", Purpose.CARE);
        refused(statement, Purpose.SIGN_IN);
        PscTestConfiguration.CLOCK.shift(Duration.ofSeconds(61));
        refused(statement, Purpose.CARE);
        PscTestConfiguration.CLOCK.shift(Duration.ZERO);
        assertThat(vitale.read(statement, Purpose.CARE, UUID.randomUUID().toString()))
                .isEqualTo(PscTestConfiguration.PAUL);
    }

    @Test
    void guesses_are_counted() {
        for (var i = 0; i < 5; i++) {
            refused("GUESS" + i, Purpose.CARE);
        }
        assertThatThrownBy(() -> vitale.read("GUESS", Purpose.CARE, reader))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.refusal()).isEqualTo(new PscRefusal.TooManyAttempts()));
    }
}
