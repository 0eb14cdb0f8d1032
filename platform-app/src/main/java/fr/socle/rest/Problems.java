package fr.socle.rest;

import fr.socle.kernel.Refused;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Turns what a use case throws into problem+json, each with its code of `docs/errors.md`; the only place that does.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(annotations = RestController.class)
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private final String catalogue;

    Problems(@Value("${socle.public-url}") String publicUrl) {
        this.catalogue = publicUrl + "/errors#";
    }

    @ExceptionHandler
    ProblemDetail refused(Refused refused) {
        var no = refused.refusal().terms();
        var problem = problem(HttpStatusCode.valueOf(no.kind().status()), no.code(), no.explanation());
        no.details().forEach(problem::setProperty);
        return problem;
    }

    @ExceptionHandler
    ProblemDetail unreadable(IllegalArgumentException unreadable) {
        return problem(HttpStatus.BAD_REQUEST, "request.unreadable", "The request holds a value that cannot be read.");
    }

    @ExceptionHandler
    ProblemDetail fault(Exception fault) {
        log.error("A request ended in a fault", fault);
        return problem(HttpStatus.INTERNAL_SERVER_ERROR, "platform.fault", "Something went wrong on our side.");
    }

    /// What Spring itself refuses: a missing part, a wrong method, an unknown path.
    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception thrown, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var said = body instanceof ProblemDetail detail && detail.getDetail() != null
                ? detail.getDetail()
                : "The request could not be understood.";
        var code = status.value() == HttpStatus.NOT_FOUND.value() ? "request.unknown-path" : "request.unreadable";
        return new ResponseEntity<>(problem(status, code, said), headers, status);
    }

    private ProblemDetail problem(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(catalogue + code));
        problem.setProperty("code", code);
        return problem;
    }
}
