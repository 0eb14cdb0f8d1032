package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import fr.socle.PlatformTest;
import fr.socle.PracticeSoftware;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// A secretary works for a doctor under her own name, and an author registers a program.
@PlatformTest
@WithBrowser
class DelegationBrowserTests {

    private static final PracticeSoftware SANDBOX = PracticeSoftware.ofThisTest();

    private static String nameOf(String username) {
        return SANDBOX.account(username).path("displayName").asString();
    }

    @Test
    void the_patient_reads_that_the_secretary_acted_for_the_doctor(Chromium chromium) {
        var doctor = chromium.visitor();
        SigningIn.byPhone(doctor, "/pro", "docteur1");
        doctor.opens("/pro/delegations");
        doctor.fills("À qui", SANDBOX.account("secretaire1").path("rpps").asString());
        doctor.fills("Dernier jour", LocalDate.now().plusDays(7).toString());
        doctor.presses("Donner une délégation");
        assertThat(doctor.page().locator("main")).containsText("À " + nameOf("secretaire1"));
        doctor.photographs("delegation-donnee").findsThePageAccessible();

        var secretary = chromium.visitor();
        SigningIn.byPhone(secretary, "/pro", "secretaire1");
        opensTheRecord(secretary);
        assertThat(secretary.heading()).hasText("Vous ne pouvez pas ouvrir ce dossier");
        secretary.opens("/pro/delegations").photographs("delegation-recue").findsThePageAccessible();
        secretary.page().getByText("Agir par cette délégation").first().click();
        assertThat(secretary.page().locator("h2").first()).containsText("Vous agissez pour " + nameOf("docteur1"));
        secretary.photographs("delegation-prise").findsThePageAccessible();
        opensTheRecord(secretary);
        assertThat(secretary.heading()).containsText("Dossier de");
        secretary.photographs("delegation-dossier");

        var citizen = chromium.onANarrowScreen();
        SigningIn.byPhone(citizen, "/mon-espace-sante", "citoyen1");
        citizen.opens("/mon-espace-sante/acces");
        assertThat(citizen.page().locator("main")).containsText(nameOf("secretaire1") + " pour " + nameOf("docteur1"));
        citizen.photographs("delegation-acces").findsThePageAccessible().neverScrollsSideways();
    }

    private static void opensTheRecord(Visitor visitor) {
        var ins = SANDBOX.account("citoyen1").path("ins").path("matricule").asString();
        visitor.opens("/pro/patients").fills("Matricule INS", ins).presses("Chercher par l’INS");
        visitor.follows("Ouvrir le dossier");
    }

    @Test
    void an_author_registers_a_program_and_the_console_blocks_it(Chromium chromium) {
        var author = chromium.onANarrowScreen();
        author.opens("/developpeurs").follows("Enregistrer mon logiciel");
        author.photographs("logiciel-formulaire").findsThePageAccessible().neverScrollsSideways();
        author.fills("Nom", "Agenda facile").fills("Adresses de retour", "http://ailleurs.example/");
        author.presses("Enregistrer");
        assertThat(author.page().locator("[role=alert]")).containsText("client.bad-redirect-uri");
        author.photographs("logiciel-refuse").findsThePageAccessible();

        author.fills("Adresses de retour", "https://agenda.example/retour").presses("Enregistrer");
        assertThat(author.heading()).hasText("Logiciel enregistré");
        author.photographs("logiciel-enregistre").findsThePageAccessible().neverScrollsSideways();
        var client = author.page().locator("#client-id").textContent();
        var token = author.page().locator("#management-token").textContent();
        author.follows("Gérer un logiciel déjà enregistré");
        author.fills("client_id", client).fills("Jeton de gestion", token).presses("Ouvrir");
        assertThat(author.page().locator("main")).containsText("Agenda facile");
        author.presses("Renouveler le secret");
        assertThat(author.page().locator("#client-secret")).isVisible();
        author.photographs("logiciel-gestion").findsThePageAccessible().neverScrollsSideways();

        var administrator = chromium.visitor();
        SigningIn.byPhone(administrator, "/admin", "admin1");
        administrator.opens("/admin/clients").photographs("logiciels-console").findsThePageAccessible();
        administrator.page().locator("[id='motif-" + client + "']").fill("Abus constaté");
        administrator.page().locator("[id='non-" + client + "']").click();
        assertThat(administrator.page().locator("main")).containsText("Bloqué par l’exploitant : Abus constaté");
    }
}
