package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import fr.socle.PlatformTest;
import org.junit.jupiter.api.Test;

@PlatformTest
@WithBrowser
class OfferBrowserTests {

    @Test
    void beds_counted_on_a_phone_are_seen_on_an_open_board(Chromium chromium) {
        var regulator = chromium.visitor();
        SigningIn.byPhone(regulator, "/pro", "regulateur1");
        regulator.opens("/pro/lits").photographs("lits").findsThePageAccessible();
        var men = regulator.page().locator("#ward-99-ortho [data-men]");

        var ward = regulator.inAnotherWindow();
        ward.page().setViewportSize(320, 640);
        ward.opens("/pro/lits/saisie").findsThePageAccessible().neverScrollsSideways();
        ward.follows("Orthopédie et traumatologie");
        ward.fills("Lits disponibles pour un homme", "7");
        ward.presses("Enregistrer");
        ward.photographs("lits-saisie").findsThePageAccessible().neverScrollsSideways();

        assertThat(men).hasText("7", new HasTextOptions().setTimeout(5_000));
    }

    @Test
    void a_citizen_finds_a_doctor_books_and_gives_the_slot_back(Chromium chromium) {
        var citizen = chromium.visitor();
        SigningIn.byCode(citizen, "/mon-espace-sante", "citoyen1");
        citizen.opens("/annuaire?q=Vasseur").follows("Dr Claire Vasseur");
        citizen.photographs("annuaire-professionnel").findsThePageAccessible();
        citizen.page().locator("a[href*='rendez-vous/creneaux']").first().click();
        citizen.photographs("rendez-vous-creneau").findsThePageAccessible();
        citizen.presses("Confirmer le rendez-vous");
        assertThat(citizen.text("Votre rendez-vous est pris.")).isVisible();
        citizen.photographs("rendez-vous").findsThePageAccessible();
        citizen.presses("Annuler ce rendez-vous");
        assertThat(citizen.text("Votre rendez-vous est annulé.")).isVisible();

        citizen.opens("/mon-espace-sante/medecin-traitant");
        assertThat(citizen.text("Dr Claire Vasseur")).isVisible();
        citizen.photographs("medecin-traitant").findsThePageAccessible();
    }

    @Test
    void a_parent_declares_the_treating_physician_of_a_small_child_and_not_of_one_of_sixteen(Chromium chromium) {
        var parent = chromium.visitor();
        SigningIn.byCode(parent, "/mon-espace-sante", "parent1");
        parent.opens("/annuaire?q=Vasseur").follows("Dr Claire Vasseur");
        var url = parent.page().url();
        parent.opens("/mon-espace-sante/medecin-traitant").follows("Alix MORVAN--LEFEBVRE");
        parent.page().setViewportSize(320, 640);
        parent.photographs("medecin-traitant-enfant").findsThePageAccessible().neverScrollsSideways();
        parent.page().locator("#rpps").fill(url.replaceAll(".*?(\\d{11}).*", "$1"));
        parent.presses("Déclarer ce médecin");
        assertThat(parent.text("Déclaré par un parent")).isVisible();
        parent.photographs("medecin-traitant-enfant-declare").findsThePageAccessible();
        parent.follows("Nolwenn MORVAN");
        assertThat(parent.text("déclare son médecin traitant depuis son propre espace"))
                .isVisible();
        assertThat(parent.page().locator("#rpps")).hasCount(0);
        parent.photographs("medecin-traitant-seize-ans").findsThePageAccessible();
    }

    @Test
    void a_doctor_says_what_the_register_does_not(Chromium chromium) {
        var doctor = chromium.visitor();
        SigningIn.byPhone(doctor, "/pro", "docteur2");
        doctor.opens("/pro/ma-fiche").photographs("ma-fiche").findsThePageAccessible();
        doctor.chooses("Prenez-vous de nouveaux patients ?", "Oui");
        doctor.presses("Enregistrer");
        doctor.follows("Voir ma fiche");
        assertThat(doctor.text("Prend de nouveaux patients")).isVisible();
    }
}
