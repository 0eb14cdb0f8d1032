package fr.socle.kernel.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.socle.kernel.Caller;
import java.util.function.Predicate;

/// Who is asking, inside a FHIR provider. The FHIR server puts the caller there before any provider runs.
public final class FhirCaller {

    private static final String KEY = Caller.class.getName();
    private static final String READABLE = KEY + ".readable";

    private FhirCaller() {}

    public static Caller of(RequestDetails request) {
        if (request.getUserData().get(KEY) instanceof Caller caller) {
            return caller;
        }
        throw new IllegalStateException("A FHIR request reached a provider without a caller");
    }

    /// Whether the token opens the reading of a type: for requests that name several types, or none.
    public static boolean mayRead(RequestDetails request, String type) {
        return request.getUserData().get(READABLE) instanceof Types types
                && types.open().test(type);
    }

    /// For the FHIR server alone.
    public static void set(RequestDetails request, Caller caller, Predicate<String> readable) {
        set(request, caller);
        request.getUserData().put(READABLE, new Types(readable));
    }

    /// For the FHIR server alone.
    public static void set(RequestDetails request, Caller caller) {
        request.getUserData().put(KEY, caller);
    }

    private record Types(Predicate<String> open) {}
}
