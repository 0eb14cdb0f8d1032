package fr.socle.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.AuthenticationException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import fr.socle.kernel.Refusal.Kind;
import fr.socle.kernel.Refusal.Terms;
import fr.socle.kernel.Refused;
import fr.socle.kernel.fhir.Outcomes;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Turns whatever a FHIR request ended in into an OperationOutcome with a code of `docs/errors.md`; the only place
/// that does. A fault is logged once, here, and never told.
@Component
@Interceptor
class RefusalToOutcome {

    private static final Logger log = LoggerFactory.getLogger(RefusalToOutcome.class);

    private static final Terms FAULT =
            new Terms(Kind.UNAVAILABLE, "platform.fault", "Something went wrong on our side.");

    private final String publicUrl;

    RefusalToOutcome(@Value("${socle.public-url}") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Hook(Pointcut.SERVER_PRE_PROCESS_OUTGOING_EXCEPTION)
    public BaseServerResponseException answer(Throwable thrown) {
        return answer(
                switch (cause(thrown)) {
                    case Refused refused -> refused.refusal().terms();
                    case DataFormatException unreadable ->
                        new Terms(Kind.UNREADABLE, "fhir.unreadable", "The body is no readable FHIR resource.");
                    case IllegalArgumentException unreadable ->
                        new Terms(Kind.UNREADABLE, "request.unreadable", "The request holds an unreadable value.");
                    case BaseServerResponseException refusedByServer
                    when refusedByServer.getStatusCode() < 500 -> ofServer(refusedByServer);
                    case Throwable fault -> {
                        log.error("A FHIR request ended in a fault", fault);
                        yield null;
                    }
                });
    }

    /// What the FHIR library itself refuses: unknown parameters, unknown types, unreadable bodies.
    private static Terms ofServer(BaseServerResponseException refused) {
        var said = refused.getMessage() == null ? "The request was refused." : withoutLibraryCode(refused.getMessage());
        return switch (refused) {
            case AuthenticationException _ -> new Terms(Kind.UNAUTHENTICATED, "auth.missing-token", said);
            case ResourceNotFoundException _ -> new Terms(Kind.NOT_FOUND, "fhir.unknown-resource", said);
            case ResourceGoneException _ -> new Terms(Kind.GONE, "fhir.deleted", said);
            case PreconditionFailedException _ -> new Terms(Kind.STALE, "fhir.precondition-failed", said);
            case MethodNotAllowedException _ -> new Terms(Kind.UNREADABLE, "fhir.not-supported", said);
            default ->
                said.contains("parameter")
                        ? new Terms(Kind.UNREADABLE, "fhir.unknown-parameter", said)
                        : new Terms(Kind.UNREADABLE, "fhir.unreadable", said);
        };
    }

    private static String withoutLibraryCode(String message) {
        return message.replaceFirst("^HAPI-\\d+: ", "");
    }

    private BaseServerResponseException answer(@Nullable Terms no) {
        if (no == null) {
            var fault = new InternalErrorException(FAULT.explanation());
            fault.setOperationOutcome(Outcomes.of("exception", FAULT, publicUrl));
            return fault;
        }
        var answer = new UnclassifiedServerFailureException(no.kind().status(), no.code());
        answer.setOperationOutcome(Outcomes.of(no, publicUrl));
        return answer;
    }

    /// The library wraps what a provider throws.
    private static Throwable cause(Throwable thrown) {
        var cause = thrown;
        while ((cause instanceof InternalErrorException || cause instanceof InvocationTargetException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
