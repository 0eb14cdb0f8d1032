package fr.socle.edge;

import fr.socle.edge.FirstAnswers.Answer;
import fr.socle.psc.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// A write repeated with the same `Idempotency-Key` gets the first answer again and does nothing
/// (draft-ietf-httpapi-idempotency-key-header). Keys belong to their caller.
@Component
class IdempotentWrites extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_BODY = 8 << 20;

    private final FirstAnswers answers;
    private final SignedIn signedIn;
    private final String publicUrl;

    IdempotentWrites(FirstAnswers answers, SignedIn signedIn, @Value("${socle.public-url}") String publicUrl) {
        this.answers = answers;
        this.signedIn = signedIn;
        this.publicUrl = publicUrl;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/fhir")
                || request.getRequestURI().endsWith("/_search");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        var caller = signedIn.caller(request)
                .map(it -> it.actor().role() + ":" + it.actor().reference());
        if (caller.isEmpty() || key.length() > LONGEST_KEY || key.isBlank()) {
            chain.doFilter(request, response);
            return;
        }
        var body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            Refuse.with(response, new EdgeRefusal.TooLarge(LARGEST_BODY), publicUrl);
            return;
        }
        var hash = hash(request, body);
        if (answers.begin(caller.get(), key, hash)) {
            first(caller.get(), key, new Repeatable(request, body), response, chain);
        } else {
            repeat(caller.get(), key, hash, response);
        }
    }

    private void first(
            String caller, String key, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var recorded = new ContentCachingResponseWrapper(response);
        var answered = false;
        try {
            chain.doFilter(request, recorded);
            if (recorded.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                    && recorded.getStatus() != HttpServletResponse.SC_UNAUTHORIZED) {
                answers.keep(
                        caller,
                        key,
                        new Answer(
                                recorded.getStatus(),
                                recorded.getContentType(),
                                recorded.getHeader("Location"),
                                recorded.getContentAsByteArray()));
                answered = true;
            }
        } finally {
            if (!answered) {
                answers.forget(caller, key);
            }
        }
        recorded.copyBodyToResponse();
    }

    private void repeat(String caller, String key, byte[] hash, HttpServletResponse response) throws IOException {
        var first = answers.find(caller, key).orElse(null);
        var answer = first == null ? null : first.answer();
        if (first != null && !first.isFor(hash)) {
            Refuse.with(response, new EdgeRefusal.KeyReused(), publicUrl);
        } else if (answer == null) {
            Refuse.with(response, new EdgeRefusal.StillWorking(), publicUrl);
        } else {
            replay(answer, response);
        }
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        response.setHeader("Idempotent-Replayed", "true");
        response.getOutputStream().write(answer.body());
    }

    private static byte[] hash(HttpServletRequest request, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((request.getRequestURI() + '?' + request.getQueryString()).getBytes(StandardCharsets.UTF_8));
            return digest.digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The request with its body given back.
    private static final class Repeatable extends HttpServletRequestWrapper {

        private final byte[] body;

        Repeatable(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    return bytes.read(target, offset, length);
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new IllegalStateException("The body is already read");
                }
            };
        }
    }
}
