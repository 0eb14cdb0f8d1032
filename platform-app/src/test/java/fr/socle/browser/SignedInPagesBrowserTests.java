package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.socle.PlatformTest;
import fr.socle.PracticeSoftware;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@PlatformTest
@WithBrowser
class SignedInPagesBrowserTests {

    @Test
    void a_doctor_signs_in_with_the_phone_and_out_again(Chromium chromium) {
        var doctor =
                chromium.visitor().opens("/pro").photographs("pro-connexion").findsThePageAccessible();

        SigningIn.password(doctor, "/pro", "docteur1");
        doctor.photographs("pro-second-facteur").findsThePageAccessible();
        doctor.inAnotherWindow().opens("/e-cps").photographs("telephone").findsThePageAccessible();

        SigningIn.byPhone(doctor, "/pro", "docteur1");
        assertThat(doctor.heading()).containsText("Bonjour");
        doctor.photographs("pro-accueil").findsThePageAccessible();

        doctor.presses("Se déconnecter");
        doctor.opens("/pro/patients");
        assertThat(doctor.heading()).containsText("Connexion");
    }

    @Test
    void an_administrator_sees_why_an_import_is_refused(Chromium chromium) {
        var administrator = chromium.visitor();
        SigningIn.byCode(administrator, "/admin", "admin1");
        administrator.photographs("console-accueil").findsThePageAccessible();

        administrator.follows("Imports");
        administrator.chooses("Référentiel", "FINESS (établissements)");
        var file = new FilePayload("finess.csv", "text/csv", "not;a;finess;file\n".getBytes(StandardCharsets.UTF_8));
        administrator.page().getByLabel("Fichier officiel").setInputFiles(file);
        administrator.presses("Importer");

        var firstRow = administrator.page().locator("#imports tbody tr").first();
        assertThat(firstRow).containsText("Refusé", new ContainsTextOptions().setTimeout(10_000));
        administrator.photographs("console-imports").findsThePageAccessible();

        firstRow.getByRole(AriaRole.LINK).click();
        assertThat(administrator.page().locator("main")).containsText("import.wrong-header");
        administrator.photographs("console-un-import").findsThePageAccessible();
    }

    @Test
    void a_doctor_who_never_met_the_person_breaks_the_glass_with_a_reason(Chromium chromium) {
        var doctor = chromium.visitor();
        SigningIn.byPhone(doctor, "/pro", "docteur2");
        doctor.opens("/pro/patients");
        var ins = PracticeSoftware.ofThisTest().account("citoyen2").path("ins");
        doctor.fills("Matricule INS", ins.path("matricule").asString());
        doctor.presses("Chercher par l’INS").follows("Ouvrir le dossier");
        assertThat(doctor.heading()).hasText("Vous ne pouvez pas ouvrir ce dossier");
        doctor.photographs("dossier-ferme").findsThePageAccessible();

        doctor.fills("Motif de l’accès en urgence", "Personne inconsciente").presses("Ouvrir le dossier en urgence");
        assertThat(doctor.page().locator("main")).containsText("Accès par bris de glace");
        doctor.photographs("dossier-bris-de-glace").findsThePageAccessible();
    }

    @Test
    void a_citizen_is_not_let_into_the_professionals_pages(Chromium chromium) {
        var citizen = chromium.visitor();
        SigningIn.byCode(citizen, "/mon-espace-sante", "citoyen2");
        assertThat(citizen.heading()).containsText("Bonjour");

        citizen.opens("/pro/patients").photographs("citoyen-refuse");
        assertThat(citizen.page().locator("#trouves")).hasCount(0);
        assertThat(citizen.heading()).not().hasText("Trouver un patient");
    }

    @Test
    void without_scripts_a_citizen_signs_in_and_reads(Chromium chromium) {
        var citizen = chromium.withoutScripts();
        SigningIn.byPhone(citizen, "/mon-espace-sante", "aidant1");

        citizen.follows("Messages");
        assertThat(citizen.heading()).hasText("Mes messages");
        citizen.photographs("sans-script-messages");
    }
}
