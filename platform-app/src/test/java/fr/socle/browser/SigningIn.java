package fr.socle.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import fr.socle.PracticeSoftware;
import java.time.Instant;
import java.util.regex.Pattern;

/// The two ways through a door: the phone's approval, or a code of the authenticator application.
final class SigningIn {

    private static final PracticeSoftware SANDBOX = PracticeSoftware.ofThisTest();

    private SigningIn() {}

    static void byPhone(Visitor visitor, String door, String username) {
        password(visitor, door, username);
        var number = visitor.page().locator("[data-binding-message]").textContent();
        var phone = visitor.inAnotherWindow().opens("/e-cps");
        var request = phone.page()
                .locator("article")
                .filter(new Locator.FilterOptions().setHasText("Demande " + number.strip()))
                .filter(new Locator.FilterOptions()
                        .setHasText(
                                SANDBOX.account(username).path("displayName").asString()));
        request.locator("button").first().click();
        assertThat(phone.text("Demande approuvée")).isVisible();
        phone.page().close();
        visitor.presses("J’ai approuvé, continuer");
        throughTheSituation(visitor);
    }

    static void byCode(Visitor visitor, String door, String username) {
        password(visitor, door, username);
        var secret = SANDBOX.account(username).path("totpSecret").asString();
        visitor.fills("Code de votre application", TotpApp.code(secret, Instant.now()));
        visitor.presses("Valider le code");
        throughTheSituation(visitor);
    }

    static void password(Visitor visitor, String door, String username) {
        visitor.opens(door);
        assertThat(visitor.heading()).containsText("Connexion");
        visitor.fills("Identifiant", username);
        visitor.fills("Mot de passe", SANDBOX.account(username).path("password").asString());
        visitor.presses("Continuer");
        assertThat(visitor.heading()).hasText("Confirmer votre identité");
    }

    private static void throughTheSituation(Visitor visitor) {
        if (visitor.page().url().contains("/situation")) {
            visitor.presses("Continuer");
        }
        assertThat(visitor.page()).not().hasURL(Pattern.compile("connexion|situation"));
    }
}
