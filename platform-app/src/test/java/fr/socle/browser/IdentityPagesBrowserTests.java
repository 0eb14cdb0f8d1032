package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import fr.socle.PlatformTest;
import fr.socle.PracticeSoftware;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The reception of a hospital creates and qualifies its patients; its cell and the national one look at the doubts.
@PlatformTest
@WithBrowser
class IdentityPagesBrowserTests {

    private static final PracticeSoftware SANDBOX = PracticeSoftware.ofThisTest();
    private static final String BROKEN_IMAGES =
            "[...document.images].filter(it => !it.complete || it.naturalWidth === 0).length";

    @Test
    void the_reception_creates_a_patient_asks_INSi_and_qualifies_the_identity(Chromium chromium) {
        var reception = chromium.visitor();
        SigningIn.byPhone(reception, "/pro", "regulateur1");
        reception.opens(
                "/pro/patients/" + SANDBOX.account("citoyen2").path("patientId").asString());
        assertThat(reception.page().locator("figcaption")).isVisible();
        assertThat(reception.page().evaluate(BROKEN_IMAGES)).isEqualTo(0);
        looksGood(reception, "patient-datamatrix");
        var person = new Born(
                fact(reception, "Nom de naissance"),
                fact(reception, "Prénoms de naissance"),
                fact(reception, "Date de naissance").split("/"),
                fact(reception, "Sexe"),
                fact(reception, "Lieu de naissance"));

        reception.opens("/pro/identites");
        assertThat(reception.heading()).hasText("Patients de la structure");
        looksGood(reception, "identites-accueil");
        creates(reception, person);
        assertThat(reception.page().locator("main")).containsText("Identité provisoire");
        looksGood(reception, "identites-provisoire");
        reception.presses("Interroger INSi");
        assertThat(reception.page().locator("[role=status]")).containsText("Code 00");
        looksGood(reception, "identites-insi");
        reception.presses("Accepter les traits et l’INS");
        reception.page().locator("#kind").selectOption("PA");
        reception.page().locator("#on").fill(LocalDate.now().toString());
        reception.presses("Enregistrer le justificatif");
        assertThat(reception.page().locator("main")).containsText("Identité qualifiée");
        assertThat(reception.page().evaluate(BROKEN_IMAGES)).isEqualTo(0);
        looksGood(reception, "identites-qualifiee");

        reception.opens("/pro/identites");
        reception.page().locator("#words").fill(person.name().substring(0, 3));
        reception.presses("Chercher");
        assertThat(reception.page().locator("table")).containsText(person.name());
        looksGood(reception, "identites-trouvees");
        reception.mustHaveMetNoProblem();
    }

    @Test
    void a_patient_created_twice_is_compared_side_by_side(Chromium chromium) {
        var cell = chromium.visitor();
        SigningIn.byPhone(cell, "/pro", "regulateur1");
        var day = new String[] {"02", "04", "1971"};
        cell.opens("/pro/identites");
        creates(cell, new Born("DUREPAIRE", "PAUL LUC", day, "Masculin", "63113"));
        cell.opens("/pro/identites");
        var absorbed = creates(cell, new Born("DUREPERE", "PAUL", day, "Masculin", "63113"));
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            cell.opens("/pro/identitovigilance");
            return cell.page().locator("main table a").count() > 0;
        });
        assertThat(cell.heading()).hasText("Identitovigilance");
        looksGood(cell, "identitovigilance-structure");
        cell.follows("Doublon possible");
        assertThat(cell.page().locator("main table")).containsText("02/04/1971");
        var item = cell.page().url();
        cell.presses("Prendre en charge");
        looksGood(cell, "identitovigilance-comparaison");
        cell.page().locator("#decision").selectOption("MERGE");
        cell.page()
                .locator("#survivor")
                .selectOption(new SelectOption().setLabel("Seconde identité — DUREPAIRE PAUL LUC"));
        cell.fills("Motif", "Même jour, même lieu").presses("Enregistrer la décision");
        assertThat(cell.page().locator("main")).containsText("une autre personne doit la confirmer");
        looksGood(cell, "identitovigilance-proposee");
        assertThat(cell.page().locator("main")).containsText("Identité conservée : DUREPAIRE PAUL LUC");
        cell.follows("Ce qui est parti sous l’identité DUREPERE PAUL");
        looksGood(cell, "identitovigilance-sorties");

        var another = chromium.visitor();
        SigningIn.byPhone(another, "/pro", "docteur1");
        another.opens("/pro/situation");
        another.page().getByText("Consultations de médecine générale").first().click();
        another.presses("Continuer");
        another.opens(item);
        another.page().locator("#decision").selectOption("MERGE");
        another.fills("Motif", "Vu avec la personne").presses("Enregistrer la décision");
        assertThat(another.page().locator("main")).containsText("Une seule personne : fusionner, par Dr");
        looksGood(another, "identitovigilance-decidee");

        cell.opens("/pro/identitovigilance");
        assertThat(cell.page().locator("#fusions")).isVisible();
        looksGood(cell, "identitovigilance-fusions");
        cell.opens(absorbed);
        assertThat(cell.page().locator("main")).containsText("Cette identité a été fusionnée");
        looksGood(cell, "identites-fusionnee");
        cell.mustHaveMetNoProblem();
    }

    @Test
    void the_national_cell_looks_for_doubts_among_people(Chromium chromium) {
        var administrator = chromium.visitor();
        SigningIn.byPhone(administrator, "/admin", "admin1");
        administrator.opens("/admin/identitovigilance");
        assertThat(administrator.heading()).hasText("Identitovigilance nationale");
        looksGood(administrator, "identitovigilance-nationale");
        administrator.presses("Chercher les doublons parmi les personnes");
        assertThat(administrator.heading()).hasText("Identitovigilance nationale");
        looksGood(administrator, "identitovigilance-nationale-cherchee");
        administrator.mustHaveMetNoProblem();
    }

    private static String creates(Visitor reception, Born who) {
        var page = reception.page();
        page.locator("#nouveau-birthName").fill(who.name());
        page.locator("#nouveau-givenNames").fill(who.given());
        page.locator("#nouveau-day").fill(who.day()[0]);
        page.locator("#nouveau-month").fill(who.day()[1]);
        page.locator("#nouveau-year").fill(who.day()[2]);
        page.locator("#nouveau-sex").selectOption("Féminin".equals(who.sex()) ? "F" : "M");
        page.locator("#nouveau-birthPlace").fill(who.place());
        reception.presses("Créer l’identité provisoire");
        assertThat(reception.page()).hasURL(Pattern.compile(".*/pro/identites/.+"));
        return page.url();
    }

    private static String fact(Visitor visitor, String term) {
        return visitor.page()
                .locator(".socle-facts > div")
                .filter(new Locator.FilterOptions().setHasText(term))
                .first()
                .locator("dd")
                .innerText()
                .strip();
    }

    /// On a desk and on the narrowest phone.
    private static void looksGood(Visitor visitor, String name) {
        visitor.photographs(name).findsThePageAccessible();
        visitor.page().setViewportSize(320, 640);
        visitor.neverScrollsSideways().photographs(name + "-320");
        visitor.page().setViewportSize(1280, 900);
    }

    private record Born(String name, String given, String[] day, String sex, String place) {}
}
