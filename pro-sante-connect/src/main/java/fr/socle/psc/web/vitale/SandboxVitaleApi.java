package fr.socle.psc.web.vitale;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.VitaleReader.Purpose;
import fr.socle.psc.vitale.SimulatedVitale;
import java.time.Instant;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The application carte Vitale, by script. The sandbox only.
@RestController
@Profile("sandbox")
@RequestMapping("/api/sandbox/carte-vitale")
class SandboxVitaleApi {

    private final SimulatedVitale vitale;
    private final Accounts accounts;

    SandboxVitaleApi(SimulatedVitale vitale, Accounts accounts) {
        this.vitale = vitale;
        this.accounts = accounts;
    }

    /// @param statement the text of the image
    record Shown(
            String code,
            String statement,
            @JsonProperty("expires_at") Instant until) {}

    /// @param username of a citizen of the sandbox
    @PostMapping
    Shown show(@RequestParam String username, @RequestParam(defaultValue = "CARE") Purpose purpose) {
        var holder = accounts.byLogin(username)
                .map(Account::patient)
                .orElseThrow(() -> new PscRefusal.PresentationRefused().asException());
        var shown = vitale.show(holder, purpose);
        return new Shown(shown.typed(), shown.statement(), shown.until());
    }
}
