package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import fr.socle.PlatformTest;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@PlatformTest
@WithBrowser
class MeansBrowserTests {

    private static final String MEANS = "/mon-espace-sante/moyens";

    @Test
    void a_citizen_adds_a_passkey_and_signs_in_with_it_alone(Chromium chromium) {
        var citizen = chromium.visitor();
        SigningIn.byPhone(citizen, "/mon-espace-sante", "citoyen2");
        aDeviceThatVerifiesItsOwner(citizen);

        citizen.opens(MEANS).photographs("moyens-de-connexion").findsThePageAccessible();
        citizen.fills("Nom de la clé", "Ordinateur du salon").presses("Ajouter une clé d’accès");
        assertThat(citizen.text("Clé d’accès ajoutée")).isVisible();
        citizen.photographs("moyens-avec-cle").findsThePageAccessible();

        citizen.presses("Se déconnecter");
        citizen.opens("/mon-espace-sante/connexion")
                .photographs("citoyen-connexion")
                .findsThePageAccessible();
        citizen.presses("Utiliser une clé d’accès");
        assertThat(citizen.heading()).containsText("Bonjour");

        citizen.opens(MEANS)
                .page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Retirer Ordinateur du salon"))
                .click();
        assertThat(citizen.text("Clé d’accès retirée")).isVisible();
    }

    private static void aDeviceThatVerifiesItsOwner(Visitor visitor) {
        var device = visitor.page().context().newCDPSession(visitor.page());
        device.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        var added = new JsonObject();
        added.add("options", options);
        device.send("WebAuthn.addVirtualAuthenticator", added);
    }

    @Test
    void a_nurse_enrols_a_phone_an_application_and_keeps_recovery_codes(Chromium chromium) {
        var nurse = chromium.onANarrowScreen();
        SigningIn.byPhone(nurse, "/pro", "infirmier1");
        nurse.opens("/pro/moyens")
                .photographs("moyens-etroit")
                .findsThePageAccessible()
                .neverScrollsSideways();

        nurse.presses("Ajouter un téléphone");
        var code = nurse.page().locator("[data-enrolment-code]").textContent();
        nurse.photographs("moyens-ajouter-telephone").findsThePageAccessible().neverScrollsSideways();
        var phone = nurse.inAnotherWindow().opens("/e-cps");
        phone.fills("Code d’enrôlement", code).fills("Nom du téléphone", "Mon second téléphone");
        phone.presses("Enrôler ce téléphone");
        assertThat(phone.text("Téléphone enrôlé")).isVisible();
        phone.photographs("telephone-enrole").findsThePageAccessible().neverScrollsSideways();

        nurse.opens("/pro/moyens").presses("Remplacer l’application");
        nurse.photographs("moyens-application").findsThePageAccessible().neverScrollsSideways();
        var secret = nurse.page().locator("[data-totp-secret]").textContent().replace(" ", "");
        nurse.fills("Code affiché par l’application", TotpApp.code(secret, Instant.now()))
                .presses("Confirmer");
        assertThat(nurse.text("Application ajoutée")).isVisible();

        nurse.presses("Créer dix nouveaux codes");
        assertThat(nurse.page().locator("[data-recovery-code]")).hasCount(10);
        nurse.photographs("moyens-codes-de-secours").findsThePageAccessible().neverScrollsSideways();
    }

    @Test
    void a_citizen_comes_from_franceconnect_with_a_strong_identity_only(Chromium chromium) {
        var citizen = chromium.visitor().opens("/mon-espace-sante/connexion");
        citizen.follows("S’identifier avec FranceConnect+");
        citizen.photographs("franceconnect").findsThePageAccessible();
        citizen.page().getByLabel("Niveau de garantie").selectOption("eidas1");
        citizen.presses("Continuer");
        assertThat(citizen.text("substantiel ou élevé")).isVisible();
        citizen.photographs("franceconnect-trop-faible").findsThePageAccessible();

        citizen.follows("S’identifier avec FranceConnect+");
        picks(citizen, "Aminata"); // born abroad, six given names
        citizen.presses("Continuer");
        assertThat(citizen.heading()).containsText("Bonjour");

        var stranger = chromium.visitor().opens("/mon-espace-sante/connexion");
        stranger.follows("S’identifier avec FranceConnect+");
        picks(stranger, "Angela");
        stranger.presses("Continuer");
        assertThat(stranger.text("Aucune identité nationale de santé")).isVisible();
    }

    @Test
    void a_carte_vitale_opens_a_citizens_space_or_tells_a_professional_who_is_there(Chromium chromium) {
        var phone = chromium.onANarrowScreen().opens("/e-cps/carte-vitale");
        picks(phone, "Me connecter");
        phone.presses("Montrer un code")
                .photographs("carte-vitale")
                .findsThePageAccessible()
                .neverScrollsSideways();
        var code = phone.page().locator("[data-vitale-code]").textContent();
        var citizen = chromium.visitor().opens("/mon-espace-sante/connexion/carte-vitale");
        citizen.photographs("carte-vitale-connexion").findsThePageAccessible();
        citizen.fills("Code affiché par l’application", code).presses("Continuer");
        assertThat(citizen.heading()).containsText("Bonjour");

        var pharmacist = chromium.visitor();
        SigningIn.byPhone(pharmacist, "/pro", "pharmacien1");
        picks(phone, "Présenter ma carte");
        phone.presses("Montrer un code");
        pharmacist
                .follows("Lire une carte Vitale")
                .photographs("carte-vitale-lecture")
                .findsThePageAccessible();
        pharmacist.fills(
                "Code montré par l’application",
                phone.page().locator("[data-vitale-code]").textContent());
        pharmacist.presses("Ouvrir l’identité");
        assertThat(pharmacist.page()).hasURL(Pattern.compile("/pro/patients/[0-9a-f-]+$"));
        assertThat(pharmacist.page().locator("main").innerText())
                .contains("INS")
                .containsPattern("Identité locale .* par la carte Vitale");
        pharmacist.photographs("carte-vitale-lue").findsThePageAccessible();
    }

    /// Radio buttons of the DSFR are drawn by their labels.
    private static void picks(Visitor visitor, String choice) {
        visitor.page().locator("label", new LocatorOptions().setHasText(choice)).click();
    }
}
