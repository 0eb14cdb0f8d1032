package fr.socle.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/// Lets every client certificate through the handshake, which proves that the client has its key. Whether anybody
/// vouches for it is said afterwards, by [VouchedCertificates]: a self-signed one is worth something to those who
/// registered it (<https://www.rfc-editor.org/rfc/rfc8705#section-2.2>).
public final class AnyCertificate implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication) {
        // told apart afterwards
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication) {
        throw new UnsupportedOperationException("This side is the server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
