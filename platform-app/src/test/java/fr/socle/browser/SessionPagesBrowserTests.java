package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.PlatformTest;
import fr.socle.PracticeSoftware;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Where people are signed in, what they let applications do, and how practice software opens a patient's record.
@PlatformTest
@WithBrowser
class SessionPagesBrowserTests {

    private static final PracticeSoftware SANDBOX = PracticeSoftware.ofThisTest();
    private static final String CALLBACK = "http://127.0.0.1:9999/callback";

    @Test
    void a_doctor_sees_where_they_are_signed_in_and_ends_everything(Chromium chromium) {
        var doctor = chromium.visitor();
        SigningIn.byPhone(doctor, "/pro", "docteur2");
        SANDBOX.signedInAs("docteur2");
        doctor.follows(SANDBOX.account("docteur2").path("displayName").asString());
        assertThat(doctor.heading()).hasText("Où je suis connecté");
        assertThat(doctor.page().locator("main")).containsText("Cette session");
        assertThat(doctor.page().locator("main")).containsText("Logiciel Démo LPS");
        doctor.photographs("sessions-pro").findsThePageAccessible();
        doctor.page().setViewportSize(320, 700);
        doctor.neverScrollsSideways().photographs("sessions-pro-320");

        doctor.opens("/connect/logout?client_id=demo-lps-basic");
        assertThat(doctor.heading()).hasText("Se déconnecter");
        doctor.neverScrollsSideways().photographs("deconnexion-demandee").findsThePageAccessible();

        doctor.opens("/pro/sessions").presses("Terminer toutes les sessions, celle-ci comprise");
        assertThat(doctor.heading()).hasText("Vous êtes déconnecté");
        doctor.photographs("deconnecte").findsThePageAccessible();
        doctor.opens("/pro/sessions");
        assertThat(doctor.heading()).containsText("Connexion");
        doctor.mustHaveMetNoProblem();
    }

    @Test
    void a_citizen_reads_in_plain_words_what_an_application_wants_and_may_withdraw_it(Chromium chromium) {
        var citizen = chromium.visitor();
        SigningIn.byPhone(citizen, "/mon-espace-sante", "parent1");
        citizen.opens(asking("prompt=consent"));
        assertThat(citizen.heading()).hasText("Autoriser une application");
        assertThat(citizen.page().locator("main")).containsText("Consulter vos ordonnances");
        citizen.photographs("consentement").findsThePageAccessible();
        assertThat(toldTheApplication(citizen, "Refuser")).contains("error=access_denied");
        assertThat(toldTheApplication(citizen, "Autoriser")).contains("code=");

        citizen.opens("/mon-espace-sante/sessions");
        citizen.photographs("sessions-citoyen").findsThePageAccessible();
        citizen.presses("Retirer l’autorisation Démo application citoyenne");
        assertThat(citizen.page().locator("main")).containsText("Vous n’en autorisez aucune");
        citizen.opens(asking(""));
        assertThat(citizen.heading()).hasText("Autoriser une application");
        citizen.mustHaveMetNoProblem();
    }

    /// The application is not there to listen: where the browser was sent tells enough.
    private static String toldTheApplication(Visitor citizen, String button) {
        var window = citizen.inAnotherWindow().opens(asking("prompt=consent"));
        var address = window.page()
                .waitForRequest(Pattern.compile(Pattern.quote(CALLBACK) + ".*"), () -> window.presses(button))
                .url();
        window.page().close();
        return address;
    }

    private static String asking(String more) {
        return "/oauth2/authorize?response_type=code&client_id=demo-app&scope="
                + PracticeSoftware.encode(
                        "openid launch/patient patient/MedicationRequest.rs patient/Observation.cruds")
                + "&redirect_uri=" + PracticeSoftware.encode(CALLBACK)
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&" + more;
    }

    @Test
    void practice_software_opens_the_record_of_the_patient_without_a_second_sign_in(Chromium chromium) {
        var patient = SANDBOX.account("citoyen1").path("patientId").asString();
        var launched = SANDBOX.signedInAs("docteur1")
                .postJson("/api/context-launch", "{\"patient\":\"Patient/" + patient + "\"}")
                .json();
        var link = launched.path("link").asString();
        assertThat(link).doesNotContain(patient);

        var doctor = chromium.visitor().opens(link);
        assertThat(doctor.heading()).containsText("Dossier de");
        assertThat(doctor.page()).hasURL(Pattern.compile(".*/pro/patients/" + patient + "/dossier"));
        doctor.photographs("dossier-par-lien");
        doctor.opens(link);
        assertThat(doctor.heading()).hasText("Ce lien n’ouvre rien");
        doctor.photographs("lien-perime").findsThePageAccessible();
        doctor.mustHaveMetNoProblem();
    }
}
