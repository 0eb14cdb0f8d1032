package fr.socle.kernel.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.kernel.Caller;

/// Who is asking, inside a FHIR provider. The FHIR server puts the caller there before any provider runs.
public final class FhirCaller {

    private static final String KEY = Caller.class.getName();

    private FhirCaller() {}

    public static Caller of(RequestDetails request) {
        if (request.getUserData().get(KEY) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("A FHIR request reached a provider without a caller");
    }

    /// For the FHIR server alone.
    public static void set(RequestDetails request, Caller caller) {
        request.getUserData().put(KEY, caller);
    }
}
