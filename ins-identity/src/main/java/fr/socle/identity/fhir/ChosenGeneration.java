package fr.socle.identity.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.identity.local.LocalRefusal;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The generation of FR Core that a caller asks for, as a parameter of the media type it accepts
/// (`Accept: application/fhir+json; frcore=1`), or the one set for the platform.
@Component
@Interceptor
class ChosenGeneration {

    private static final Pattern ASKED = Pattern.compile(";\\s*frcore\\s*=\\s*\"?([^\\s;,\"]*)");

    private final Generation usual;

    ChosenGeneration(@Value("${socle.identity.fr-core-generation:2}") String usual) {
        this.usual = Generation.of(usual)
                .orElseThrow(() -> new IllegalStateException("socle.identity.fr-core-generation is 1, 2 or 3"));
    }

    /// Before anything is done: a write must not be refused for its answer.
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
    public void understand(RequestDetails request) {
        asked(request);
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void write(RequestDetails request, IBaseResource answer) {
        var generation = asked(request);
        if (generation != Generation.SECOND) {
            rewrite(answer, generation);
        }
    }

    private Generation asked(RequestDetails request) {
        for (var accepted : request.getHeaders("Accept")) {
            var parameter = ASKED.matcher(accepted);
            if (parameter.find()) {
                return Generation.of(parameter.group(1)).orElseThrow(LocalRefusal.UNKNOWN_GENERATION::asException);
            }
        }
        return usual;
    }

    private static void rewrite(IBaseResource resource, Generation generation) {
        switch (resource) {
            case Patient patient -> generation.rewrite(patient);
            case Bundle bundle -> bundle.getEntry().forEach(it -> rewrite(it.getResource(), generation));
            case Parameters parameters -> parameters.getParameter().forEach(it -> rewrite(it, generation));
            case null, default -> {
                // nobody's identity
            }
        }
    }

    private static void rewrite(ParametersParameterComponent part, Generation generation) {
        rewrite(part.getResource(), generation);
        part.getPart().forEach(it -> rewrite(it, generation));
    }
}
