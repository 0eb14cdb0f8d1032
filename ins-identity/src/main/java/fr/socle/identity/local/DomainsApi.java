package fr.socle.identity.local;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is set once for a structure: the name of its domain of local numbers, the proofs it accepts.
@RestController
class DomainsApi {

    private final LocalDomains domains;
    private final AcceptedProofs proofs;

    DomainsApi(LocalDomains domains, AcceptedProofs proofs) {
        this.domains = domains;
        this.proofs = proofs;
    }

    @PutMapping("/api/admin/identity/domains/{finess}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(@PathVariable String finess, @RequestBody DomainBody body) {
        if (!domains.rename(new FinessNumber(finess), body.system())) {
            throw LocalRefusal.NUMBER_TAKEN.asException();
        }
    }

    @GetMapping("/api/identity/accepted-proofs")
    List<ProofKind> accepted(Caller caller) {
        return proofs.of(Structures.require(caller));
    }

    @PutMapping("/api/identity/accepted-proofs")
    List<ProofKind> accept(Caller caller, @RequestBody List<ProofKind> kinds) {
        proofs.choose(caller, kinds);
        return accepted(caller);
    }

    record DomainBody(String system) {}
}
