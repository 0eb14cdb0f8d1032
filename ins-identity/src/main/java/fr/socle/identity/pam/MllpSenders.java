package fr.socle.identity.pam;

import fr.socle.kernel.Caller;
import fr.socle.kernel.FinessNumber;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.springframework.stereotype.Component;

/// Which structure is at the other end: its certificate says so where there is one, its address elsewhere.
@Component
class MllpSenders {

    private static final String FINESS_PREFIX = "1";

    private final PamSettings settings;

    MllpSenders(PamSettings settings) {
        this.settings = settings;
    }

    Optional<Caller> of(Socket socket) {
        var finess = socket instanceof SSLSocket secured
                ? byCertificate(secured)
                : Optional.ofNullable(
                        settings.senders().get(socket.getInetAddress().getHostAddress()));
        return finess.map(it -> new Caller.Software("pam-" + it, "PAM " + it, new FinessNumber(it), Set.of()));
    }

    private Optional<String> byCertificate(SSLSocket socket) {
        try {
            var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            var known = settings.tls().certificates().get(fingerprint(shown));
            return known != null || !settings.tls().structureInSubject()
                    ? Optional.ofNullable(known)
                    : inSubject(shown);
        } catch (SSLPeerUnverifiedException nobody) {
            return Optional.empty();
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean isFiness(String text) {
        try {
            new FinessNumber(text);
            return true;
        } catch (IllegalArgumentException somethingElse) {
            return false;
        }
    }

    private static Optional<String> inSubject(X509Certificate certificate) {
        try {
            var name = new LdapName(certificate.getSubjectX500Principal().getName());
            return name.getRdns().stream()
                    .filter(it -> it.getType().equalsIgnoreCase("OU"))
                    .map(it -> it.getValue().toString())
                    .filter(it -> it.startsWith(FINESS_PREFIX))
                    .map(it -> it.substring(FINESS_PREFIX.length()))
                    .filter(MllpSenders::isFiness)
                    .findFirst();
        } catch (InvalidNameException unreadable) {
            return Optional.empty();
        }
    }
}
