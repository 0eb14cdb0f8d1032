package fr.socle.tls;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Gives the certificate of the sandbox's authority to whoever wants to call over HTTPS.
@RestController
@Profile("sandbox")
class AuthorityCertificate {

    private final SandboxAuthority authority;

    AuthorityCertificate(SandboxAuthority authority) {
        this.authority = authority;
    }

    @GetMapping(path = "/api/sandbox/ca.pem", produces = "application/x-pem-file")
    String pem() {
        return authority.pem();
    }
}
