package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.socle.PlatformTest;
import fr.socle.PracticeSoftware;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The main route as people walk it: a doctor prescribes, a pharmacist dispenses in two times, the citizen sees it
/// all.
@PlatformTest
@WithBrowser
class MainRouteBrowserTests {

    private static final PracticeSoftware SANDBOX = PracticeSoftware.ofThisTest();
    private static final String CITIZEN = "citoyen1";

    @Test
    void a_doctor_prescribes_a_pharmacist_dispenses_and_the_citizen_sees_it_all(Chromium chromium) {
        var doctor = chromium.visitor();
        SigningIn.byPhone(doctor, "/pro", "docteur1");
        findsThePatient(doctor);
        var number = prescribesTwoProducts(doctor);
        opensTheRecord(doctor);

        var pharmacist = chromium.visitor();
        SigningIn.byCode(pharmacist, "/pro", "pharmacien1");
        opensThePrescription(pharmacist, number);
        dispensesPart(pharmacist);
        isToldThatAnotherPharmacyHoldsIt(chromium.visitor(), number);
        dispensesTheRest(pharmacist);

        var citizen = chromium.visitor();
        SigningIn.byPhone(citizen, "/mon-espace-sante", CITIZEN);
        seesThePrescription(citizen, number);
        readsTheMessage(citizen);
        seesWhoLooked(citizen);
        fitsANarrowScreen(chromium.onANarrowScreen(), number);
    }

    private static void findsThePatient(Visitor doctor) {
        doctor.follows("Trouver un patient").photographs("route-01-recherche").findsThePageAccessible();
        var ins = SANDBOX.account(CITIZEN).path("ins").path("matricule").asString();
        doctor.fills("Matricule INS", ins).chooses("Autorité d’affectation", "INS de test");
        doctor.presses("Chercher par l’INS");
        assertThat(doctor.heading())
                .hasText(SANDBOX.account(CITIZEN).path("displayName").asString());
        doctor.photographs("route-02-patient").findsThePageAccessible();
    }

    private static String prescribesTwoProducts(Visitor doctor) {
        doctor.follows("Prescrire");
        adds(doctor, "paracetamol", "1 comprimé matin et soir pendant 5 jours", "2");
        adds(doctor, "amoxicilline", "1 gélule trois fois par jour pendant 6 jours", "1");
        doctor.photographs("route-04-ordonnance-a-emettre").findsThePageAccessible();
        doctor.presses("Émettre l’ordonnance");

        assertThat(doctor.text("L’ordonnance est émise")).isVisible();
        doctor.photographs("route-05-ordonnance-emise").findsThePageAccessible();
        assertThat(new String(doctor.downloads("Imprimer l’ordonnance (PDF)"), 0, 5))
                .isEqualTo("%PDF-");
        return doctor.page().url().replaceFirst(".*/", "");
    }

    private static void adds(Visitor doctor, String product, String dosage, String packs) {
        doctor.fills("Nom, substance ou code", product).presses("Chercher");
        doctor.photographs("route-03-produits");
        doctor.fills("Posologie", dosage).fills("Nombre de boîtes", packs);
        doctor.presses("Ajouter à l’ordonnance");
        assertThat(doctor.page().locator("ol")).containsText(dosage);
    }

    private static void opensTheRecord(Visitor doctor) {
        var ins = SANDBOX.account(CITIZEN).path("ins").path("matricule").asString();
        doctor.follows("Patients").fills("Matricule INS", ins).presses("Chercher par l’INS");
        doctor.follows("Ouvrir le dossier");
        assertThat(doctor.heading()).containsText("Dossier de");
        doctor.photographs("route-05-dossier").findsThePageAccessible();
    }

    private static void opensThePrescription(Visitor pharmacist, String number) {
        pharmacist.photographs("route-06-pharmacien").follows("Délivrer une ordonnance");
        pharmacist.photographs("route-07-comptoir").findsThePageAccessible();
        pharmacist.fills("Code de l’ordonnance", number).presses("Ouvrir l’ordonnance");
        assertThat(pharmacist.text("Votre pharmacie est seule à pouvoir délivrer"))
                .isVisible();
        pharmacist.photographs("route-08-ordonnance-ouverte").findsThePageAccessible();
    }

    private static void dispensesPart(Visitor pharmacist) {
        pharmacist.page().locator("input[name^=quantity-]").first().fill("1");
        pharmacist.page().locator("input[name^=quantity-]").last().fill("0");
        pharmacist.presses("Délivrer ces quantités");
        assertThat(pharmacist.text("La délivrance est enregistrée")).isVisible();
        assertThat(pharmacist.page().locator("main")).containsText("Délivrée en partie");
        pharmacist.photographs("route-09-delivree-en-partie");
    }

    private static void isToldThatAnotherPharmacyHoldsIt(Visitor other, String number) {
        SigningIn.byCode(other, "/pro", "pharmacien2");
        other.follows("Délivrer une ordonnance");
        other.fills("Code de l’ordonnance", number).presses("Ouvrir l’ordonnance");
        assertThat(other.page().locator("[role=alert]"))
                .containsText("Une autre pharmacie délivre cette ordonnance en ce moment");
        other.photographs("route-10-autre-pharmacie").findsThePageAccessible();
    }

    private static void dispensesTheRest(Visitor pharmacist) {
        pharmacist.presses("Tout délivrer");
        assertThat(pharmacist.text("La délivrance est enregistrée")).isVisible();
        assertThat(pharmacist.page().locator("main")).not().containsText("Délivrer maintenant");
        pharmacist.photographs("route-11-delivree").findsThePageAccessible();
    }

    private static void seesThePrescription(Visitor citizen, String number) {
        assertThat(citizen.heading()).containsText("Bonjour");
        citizen.photographs("route-12-espace").findsThePageAccessible();
        citizen.opens("/mon-espace-sante/ordonnances/" + number);
        assertThat(citizen.page().locator("main")).containsText("Délivrée");
        citizen.photographs("route-13-ordonnance-du-citoyen").findsThePageAccessible();
        citizen.follows("Documents").photographs("route-14-documents").findsThePageAccessible();
    }

    /// The message follows the prescription by an event: it may come a moment later.
    private static void readsTheMessage(Visitor citizen) {
        var subject = "Une ordonnance a été déposée dans votre dossier";
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> citizen.opens("/mon-espace-sante/messages")
                                .text(subject)
                                .count()
                        > 0);
        citizen.photographs("route-15-messages").findsThePageAccessible();
        citizen.follows(subject);
        assertThat(citizen.heading()).containsText(subject);
        citizen.photographs("route-16-message").findsThePageAccessible();
    }

    private static void seesWhoLooked(Visitor citizen) {
        citizen.follows("Mes accès");
        var list = citizen.page().locator("main");
        for (var who : new String[] {"docteur1", "pharmacien1"}) {
            assertThat(list)
                    .containsText(SANDBOX.account(who).path("displayName").asString());
        }
        assertThat(list).containsText(Pattern.compile("Délivrance"));
        citizen.photographs("route-17-acces").findsThePageAccessible();
    }

    private static void fitsANarrowScreen(Visitor citizen, String number) {
        SigningIn.byPhone(citizen, "/mon-espace-sante", CITIZEN);
        for (var page : new String[] {"", "/ordonnances/" + number, "/documents", "/messages", "/acces"}) {
            citizen.opens("/mon-espace-sante" + page).neverScrollsSideways();
            citizen.photographs("etroit-espace" + page.replaceFirst(number, "").replace('/', '-'));
        }
        citizen.opens("/mon-espace-sante/acces?lang=en").photographs("etroit-anglais-acces");
        assertThat(citizen.page().locator("html")).hasAttribute("lang", "en");
    }
}
