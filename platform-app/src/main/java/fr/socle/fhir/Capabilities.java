package fr.socle.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import jakarta.servlet.http.HttpServletRequest;
import org.hl7.fhir.instance.model.api.IBaseConformance;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.jspecify.annotations.Nullable;

/// The CapabilityStatement, drawn from what the modules really answer, with how to sign in.
class Capabilities extends ServerCapabilityStatementProvider {

    private static final String SECURITY = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    Capabilities(RestfulServer server) {
        super(server);
        setPublisher("Socle Santé");
    }

    @Override
    public @Nullable IBaseConformance getServerConformance(HttpServletRequest request, RequestDetails details) {
        var conformance = super.getServerConformance(request, details);
        if (conformance instanceof CapabilityStatement statement) {
            var security = statement.getRestFirstRep().getSecurity();
            if (!security.hasService()) {
                security.addService()
                        .addCoding()
                        .setSystem(SECURITY)
                        .setCode("SMART-on-FHIR")
                        .setDisplay("SMART-on-FHIR");
                security.setDescription("OAuth 2.0 bearer or DPoP tokens; see /fhir/.well-known/smart-configuration");
            }
        }
        return conformance;
    }
}
