package fr.socle.psc;

import fr.socle.kernel.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Programs that call `/fhir` with a certificate and no token: whoever knows them says so.
public interface CertifiedPrograms {

    Optional<Caller> caller(HttpServletRequest request);
}
