package fr.socle.psc.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.socle.kernel.PracticeSituation;
import fr.socle.psc.Account;
import fr.socle.psc.Accounts;
import fr.socle.psc.PhoneRequest;
import fr.socle.psc.PhoneRequests;
import fr.socle.psc.ProfessionalRegistry;
import fr.socle.psc.PscRefusal;
import fr.socle.psc.means.PhoneAnswers.Decision;
import fr.socle.psc.means.SandboxPhones;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The simulated phone, by script. The sandbox only.
@RestController
@Profile("sandbox")
@RequestMapping("/api/sandbox/e-cps")
class SandboxPhoneApi {

    private final PhoneRequests phone;
    private final SandboxPhones phones;
    private final Accounts accounts;
    private final ProfessionalRegistry professionals;

    SandboxPhoneApi(PhoneRequests phone, SandboxPhones phones, Accounts accounts, ProfessionalRegistry professionals) {
        this.phone = phone;
        this.phones = phones;
        this.accounts = accounts;
        this.professionals = professionals;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(
            @JsonProperty("auth_req_id") String authReqId,
            String username,
            String client,
            @JsonProperty("binding_message") String bindingMessage,
            @JsonProperty("practice_situation") @Nullable String situation,
            @JsonProperty("expires_at") Instant expiresAt) {}

    record Settled(@JsonProperty("auth_req_id") String authReqId, String status) {}

    /// What waits, newest first; only one person's with `username`.
    @GetMapping
    List<Waiting> waiting(@RequestParam(required = false) @Nullable String username) {
        return phone.waiting().stream()
                .map(this::show)
                .filter(it -> username == null || it.username().equalsIgnoreCase(username))
                .toList();
    }

    /// A person would choose on the screen; a script that names no practice situation gets the first one.
    @PostMapping("/{authReqId}/approve")
    Settled approve(
            @PathVariable String authReqId,
            @RequestParam(name = "practice_situation", required = false) @Nullable String situation) {
        var request = require(authReqId);
        phones.answer(request, null, Decision.APPROVE, situation == null ? first(request) : situation);
        return new Settled(authReqId, "approved");
    }

    @PostMapping("/{authReqId}/refuse")
    Settled refuse(@PathVariable String authReqId) {
        phones.answer(require(authReqId), null, Decision.REFUSE, null);
        return new Settled(authReqId, "refused");
    }

    private @Nullable String first(PhoneRequest request) {
        return accounts.byId(request.account())
                .map(Account::nationalId)
                .flatMap(professionals::byNationalId)
                .flatMap(it -> it.situations().stream().findFirst())
                .map(PracticeSituation::id)
                .orElse(null);
    }

    private PhoneRequest require(String authReqId) {
        return phone.find(authReqId).orElseThrow(() -> new PscRefusal.UnknownPhoneRequest().asException());
    }

    private Waiting show(PhoneRequest it) {
        var account = accounts.byId(it.account()).orElseThrow();
        return new Waiting(
                it.authReqId(),
                account.username(),
                it.client() == null ? "page" : it.client(),
                it.bindingMessage(),
                it.situation(),
                it.expiresAt());
    }
}
