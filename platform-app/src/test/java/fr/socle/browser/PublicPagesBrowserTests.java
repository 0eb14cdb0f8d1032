package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import fr.socle.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@PlatformTest
@WithBrowser
class PublicPagesBrowserTests {

    @ParameterizedTest
    @CsvSource({
        "/, accueil",
        "/annuaire, annuaire",
        "/annuaire?q=pharmacie, annuaire-resultats",
        "/annuaire?q=dermato+pr%C3%A8s+de+Vallon-sur-Lyse+samedi, annuaire-phrase",
        "/annuaire/acces-aux-soins, acces-aux-soins",
        "/annuaire/donnees, donnees-ouvertes",
        "/accessibilite, accessibilite",
        "/mentions-legales, mentions-legales",
        "/donnees-personnelles, donnees-personnelles",
        "/plan-du-site, plan-du-site",
        "/developpeurs, developpeurs",
        "/developpeurs/visite, visite",
        "/nulle-part, introuvable"
    })
    void a_page_is_accessible(String path, String name, Chromium chromium) {
        chromium.visitor().opens(path).photographs("public-" + name).findsThePageAccessible();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/annuaire",
                "/annuaire?q=g%C3%A9n%C3%A9raliste&ou=99",
                "/annuaire/acces-aux-soins",
                "/annuaire/donnees",
                "/annuaire/widget?q=pharmacie",
                "/accessibilite",
                "/donnees-personnelles",
                "/developpeurs",
                "/developpeurs/erreurs"
            })
    void a_page_fits_a_narrow_screen_and_stays_accessible(String path, Chromium chromium) {
        var name = path.equals("/") ? "accueil" : path.substring(1).replace('/', '-');
        chromium.onANarrowScreen()
                .opens(path)
                .photographs("etroit-" + name)
                .findsThePageAccessible()
                .neverScrollsSideways();
    }

    @Test
    void the_dark_theme_keeps_its_contrast(Chromium chromium) {
        chromium.inTheDark().opens("/").photographs("sombre-accueil").findsThePageAccessible();
    }

    @Test
    void the_first_key_pressed_offers_to_skip_to_the_content(Chromium chromium) {
        var visitor = chromium.visitor().opens("/");
        var keyboard = visitor.page().keyboard();

        keyboard.press("Tab");
        var skip = visitor.page().locator(".fr-skiplinks a").first();
        assertThat(skip).isFocused();
        assertThat(skip).isVisible(new IsVisibleOptions().setTimeout(2000));
        visitor.photographs("clavier-lien-d-evitement");

        keyboard.press("Enter");
        assertThat(visitor.page().locator("#contenu")).isFocused();
    }

    @Test
    void pages_are_french_and_become_english_by_the_switch_for_good(Chromium chromium) {
        var visitor = chromium.visitor().opens("/");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "fr");
        assertThat(visitor.page()).hasTitle("Accueil — Socle Santé");

        visitor.follows("EN");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "en");
        visitor.opens("/plan-du-site").photographs("anglais-plan-du-site");
        assertThat(visitor.heading()).hasText("Site map");
    }

    @Test
    void without_scripts_everything_can_still_be_read(Chromium chromium) {
        var visitor = chromium.withoutScripts().opens("/").photographs("sans-script-accueil");

        assertThat(visitor.page().locator("#menu a").first()).isVisible();
        visitor.follows("Données personnelles");
        assertThat(visitor.heading()).isVisible();
    }
}
