package fr.socle.tls;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// What stands in the place the servlet specification gives to client certificates was vouched for by the sandbox's
/// authority. A self-signed one is put elsewhere, for those alone who look for it; any other is nowhere.
@Component
@Profile("sandbox")
@Order(Ordered.HIGHEST_PRECEDENCE)
class VouchedCertificates extends OncePerRequestFilter {

    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";
    private static final String SELF_SIGNED = "fr.socle.tls.SelfSignedCertificate";

    private final X509Certificate authority;

    VouchedCertificates(SandboxAuthority authority) {
        this.authority = authority.certificate();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(CERTIFICATE) instanceof X509Certificate[] shown) || shown.length == 0) {
            chain.doFilter(request, response);
            return;
        }
        var vouchedFor = isSignedBy(shown[0], authority.getPublicKey())
                && authority.getSubjectX500Principal().equals(shown[0].getIssuerX500Principal());
        if (!vouchedFor && isSignedBy(shown[0], shown[0].getPublicKey())) {
            request.setAttribute(SELF_SIGNED, shown[0]);
        }
        chain.doFilter(vouchedFor ? request : new WithoutCertificate(request), response);
    }

    private static boolean isSignedBy(X509Certificate certificate, PublicKey key) {
        try {
            certificate.checkValidity();
            certificate.verify(key);
            return certificate.getBasicConstraints() < 0; // no authority of its own
        } catch (GeneralSecurityException no) {
            return false;
        }
    }

    private static final class WithoutCertificate extends HttpServletRequestWrapper {

        WithoutCertificate(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Object getAttribute(String name) {
            return CERTIFICATE.equals(name) ? null : super.getAttribute(name);
        }
    }
}
