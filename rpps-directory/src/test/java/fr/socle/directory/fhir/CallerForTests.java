package fr.socle.directory.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.PracticeSituation;
import fr.socle.kernel.Refused;
import fr.socle.kernel.RppsNumber;
import fr.socle.kernel.fhir.FhirCaller;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stands in for the doors of the platform: who asks is written in a header, and a refusal keeps its status.
@Interceptor
public class CallerForTests {

    public static final String HEADER = "X-Test-Caller";

    /// `software`, `software:<finess>`, `professional:<rpps>` or `citizen:<uuid>`.
    @Hook(Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED)
    public void admit(RequestDetails request) {
        var header = request.getHeader(HEADER);
        var parts = (header == null ? "software" : header).split(":", 2);
        FhirCaller.set(request, caller(parts[0], parts.length == 1 ? null : parts[1]));
    }

    static Caller caller(String kind, @Nullable String which) {
        return switch (kind) {
            case "professional" ->
                new Caller.Professional(
                        new RppsNumber(String.valueOf(which)),
                        "Dr Test",
                        "10",
                        (PracticeSituation) null,
                        Caller.AccessMode.NORMAL,
                        null,
                        Set.of());
            case "citizen" ->
                new Caller.Citizen(new PatientId(UUID.fromString(String.valueOf(which))), "Test", Set.of());
            case "admin" -> new Caller.Administrator("admin", "Admin", Set.of("admin"));
            default -> new Caller.Software("test", "Test", which == null ? null : new FinessNumber(which), Set.of());
        };
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public @Nullable BaseServerResponseException answer(Throwable thrown) {
        var cause = thrown;
        while (cause instanceof InternalErrorException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof java.lang.reflect.InvocationTargetException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof Refused refused
                ? new UnclassifiedServerFailureException(
                        refused.refusal().terms().kind().status(),
                        refused.refusal().terms().code())
                : null;
    }
}
