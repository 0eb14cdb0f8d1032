package fr.socle.tls;

import fr.socle.psc.SandboxCertificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.x500.X500Name;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Gives the sandbox's clients their certificates.
@Component
@Profile("sandbox")
class ClientCertificateAuthority implements SandboxCertificates {

    private final SandboxAuthority authority;

    ClientCertificateAuthority(SandboxAuthority authority) {
        this.authority = authority;
    }

    @Override
    public Issued vouchedFor(String commonName) {
        try {
            var keys = CertificateMaking.keyPair();
            return issued(keys, authority.making().client(subject(commonName), keys.getPublic()));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Issued selfSigned(String commonName) {
        try {
            var keys = CertificateMaking.keyPair();
            var itself = new CertificateMaking(subject(commonName), keys.getPrivate(), Clock.systemUTC());
            return issued(keys, itself.client(subject(commonName), keys.getPublic()));
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// In the order of the encoding: written as RFC 2253 does, the common name comes first.
    private static X500Name subject(String commonName) {
        return new X500Name("O=Socle Sante,CN=" + commonName);
    }

    private static Issued issued(KeyPair keys, X509Certificate certificate) throws GeneralSecurityException {
        return new Issued(
                CertificateMaking.pem("CERTIFICATE", certificate.getEncoded()),
                CertificateMaking.pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }
}
