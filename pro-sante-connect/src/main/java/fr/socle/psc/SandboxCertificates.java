package fr.socle.psc;

/// Makes certificates for the sandbox's clients. The platform's own authority stands behind it.
public interface SandboxCertificates {

    /// @param certificate PEM
    /// @param privateKey PKCS#8, PEM, elliptic curve P-256
    record Issued(String certificate, String privateKey) {}

    /// Signed by the authority that the platform's HTTPS port trusts; subject `CN=…,O=Socle Sante`.
    Issued vouchedFor(String commonName);

    /// Signed by itself.
    Issued selfSigned(String commonName);
}
