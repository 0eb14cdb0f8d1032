package fr.socle.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a newcomer asks without asking anybody.
@RestController
@Profile("sandbox")
@RequestMapping("/api/sandbox")
class SandboxApi {

    private final SandboxAccounts accounts;
    private final SandboxClock clock;

    SandboxApi(SandboxAccounts accounts, SandboxClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping("/accounts")
    List<SandboxAccount> accounts() {
        return accounts.all();
    }

    @PostMapping("/clock")
    Map<String, Instant> advance(@RequestBody Advance order) {
        return Map.of("now", clock.advance(SandboxClock.amount(order.advance())));
    }

    record Advance(String advance) {}
}
