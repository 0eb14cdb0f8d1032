package fr.socle.portal;

import fr.socle.kernel.Refused;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/// What a reader sees when a page says no: a sentence, the stable code of `docs/errors.md`, a way out.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class ProblemPage implements ErrorViewResolver {

    @ExceptionHandler
    ModelAndView refused(Refused refused) {
        var no = refused.refusal().terms();
        return page(HttpStatusCode.valueOf(no.kind().status()), no.code(), no.explanation());
    }

    /// What Spring itself refuses: an unknown path, a wrong method, a missing parameter. Software gets problem+json.
    @ExceptionHandler({
        ServletException.class,
        ErrorResponseException.class,
        TypeMismatchException.class,
        MultipartException.class
    })
    Object refusedBySpring(Exception thrown, HttpServletRequest request) {
        var status = thrown instanceof ErrorResponse known
                ? known.getStatusCode()
                : thrown instanceof ServletException ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST;
        if (isReader(request)) {
            return page(status, codeOf(status), "");
        }
        var problem = thrown instanceof ErrorResponse known ? known.getBody() : ProblemDetail.forStatus(status);
        problem.setProperty("code", codeOf(status));
        return ResponseEntity.status(status).body(problem);
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(status, codeOf(status), "");
    }

    private static boolean isReader(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ModelAndView page(HttpStatusCode status, String code, String explanation) {
        var page = new ModelAndView("portal/problem", status);
        page.addObject("status", status.value());
        page.addObject("code", code);
        page.addObject("explanation", explanation);
        return page;
    }

    private static String codeOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "request.unauthenticated";
            case 403 -> "request.forbidden";
            case 404 -> "request.unknown-path";
            case 405 -> "request.wrong-method";
            default -> status.is5xxServerError() ? "platform.fault" : "request.unreadable";
        };
    }
}
