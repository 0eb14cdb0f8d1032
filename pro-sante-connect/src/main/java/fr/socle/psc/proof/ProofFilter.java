package fr.socle.psc.proof;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.jwt.DPoPProofContext;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/// Verifies the DPoP proof of a token or pushed request with our own rules, once and for every grant, and keeps it
/// from Spring's, whose rules cannot be set. A pushed request with a proof is as one with `dpop_jkt`: its code will be
/// worth nothing to another key (<https://www.rfc-editor.org/rfc/rfc9449#section-10>).
final class ProofFilter extends OncePerRequestFilter {

    static final String KEY = ProofFilter.class.getName();
    private static final String HEADER = "DPoP";
    private static final String BINDING = "dpop_jkt";

    private final RequestMatcher where;
    private final DPoPProofs proofs;

    ProofFilter(RequestMatcher where, DPoPProofs proofs) {
        this.where = where;
        this.proofs = proofs;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null || !where.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var thumbprint = verified(request);
        var named = request.getParameter(BINDING);
        if (thumbprint == null || named != null && !named.equals(thumbprint)) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write("{\"error\":\"invalid_dpop_proof\"}");
            return;
        }
        request.setAttribute(KEY, thumbprint);
        chain.doFilter(new Verified(request, thumbprint), response);
    }

    private @Nullable String verified(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders(HEADER));
        if (headers.size() != 1 || headers.getFirst().isBlank()) {
            return null;
        }
        var context = DPoPProofContext.withDPoPProof(headers.getFirst())
                .method(request.getMethod())
                .targetUri(request.getRequestURL().toString())
                .build();
        try {
            return DPoPProofs.thumbprint(proofs.createDecoder(context).decode(headers.getFirst()));
        } catch (JwtException wrong) {
            return null;
        }
    }

    private static final class Verified extends OneParameter {

        Verified(HttpServletRequest request, String thumbprint) {
            super(request, BINDING, thumbprint);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HEADER.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HEADER.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(it -> !HEADER.equalsIgnoreCase(it))
                    .toList());
        }
    }
}
