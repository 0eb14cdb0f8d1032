package fr.socle.edge;

import ca.uhn.fhir.context.FhirContext;
import fr.socle.kernel.Refusal;
import fr.socle.kernel.fhir.Outcomes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Answers a refusal before the FHIR server has seen the request.
final class Refuse {

    private Refuse() {}

    static void with(HttpServletResponse response, Refusal refusal, String publicUrl) throws IOException {
        var terms = refusal.terms();
        var outcome = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(Outcomes.of(terms, publicUrl));
        response.setStatus(terms.kind().status());
        response.setContentType("application/fhir+json;charset=UTF-8");
        response.getOutputStream().write(outcome.getBytes(StandardCharsets.UTF_8));
    }
}
