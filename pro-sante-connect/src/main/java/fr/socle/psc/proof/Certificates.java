package fr.socle.psc.proof;

import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// The certificate a program shows when it connects.
final class Certificates {

    /// Where the connector puts certificates whose chain leads to an authority it trusts.
    private static final String VOUCHED_FOR = "jakarta.servlet.request.X509Certificate";
    /// Where the edge puts a certificate nobody vouches for: worth something only to who registered that very one.
    private static final String SELF_SIGNED = "fr.socle.tls.SelfSignedCertificate";

    private Certificates() {}

    static @Nullable X509Certificate vouchedFor(HttpServletRequest request) {
        return request.getAttribute(VOUCHED_FOR) instanceof X509Certificate[] chain && chain.length > 0
                ? chain[0]
                : null;
    }

    static @Nullable X509Certificate presented(HttpServletRequest request) {
        var vouchedFor = vouchedFor(request);
        return vouchedFor == null && request.getAttribute(SELF_SIGNED) instanceof X509Certificate alone
                ? alone
                : vouchedFor;
    }

    /// RFC 8705 §3.1, `x5t#S256`.
    static @Nullable String thumbprint(HttpServletRequest request) {
        var certificate = presented(request);
        try {
            return certificate == null ? null : Digests.sha256(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
