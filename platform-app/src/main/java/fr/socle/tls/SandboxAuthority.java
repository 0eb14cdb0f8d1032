package fr.socle.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import org.bouncycastle.asn1.x500.X500Name;

/// A certificate authority that lives in the data directory and vouches for this sandbox alone. Made once, then kept.
final class SandboxAuthority {

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    /// Protects nothing: whoever reads the data directory of a sandbox may have its keys.
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final X500Name AUTHORITY_NAME = new X500Name("CN=Socle Sante sandbox authority,O=Socle Sante");
    private static final X500Name SERVER_NAME = new X500Name("CN=localhost,O=Socle Sante");

    private final KeyStore keys;
    private final Clock clock;

    private SandboxAuthority(KeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    static SandboxAuthority in(Path directory, Clock clock) throws IOException, GeneralSecurityException {
        var file = directory.resolve("sandbox.p12");
        if (Files.exists(file)) {
            return new SandboxAuthority(KeyStore.getInstance(file.toFile(), PASSWORD), clock);
        }
        var made = make(clock);
        Files.createDirectories(directory);
        try (var out = Files.newOutputStream(file)) {
            made.store(out, PASSWORD);
        }
        return new SandboxAuthority(made, clock);
    }

    /// The certificate of the authority, for callers to trust.
    String pem() {
        try {
            return CertificateMaking.pem("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    X509Certificate certificate() {
        try {
            return (X509Certificate) keys.getCertificate(AUTHORITY);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Signs further certificates.
    CertificateMaking making() throws GeneralSecurityException {
        return new CertificateMaking(AUTHORITY_NAME, (PrivateKey) keys.getKey(AUTHORITY, PASSWORD), clock);
    }

    /// A new key, its certificate and that of the authority.
    String clientPem(X500Name subject) throws GeneralSecurityException, IOException {
        var client = CertificateMaking.keyPair();
        return CertificateMaking.pem("PRIVATE KEY", client.getPrivate().getEncoded())
                + CertificateMaking.pem(
                        "CERTIFICATE",
                        making().client(subject, client.getPublic()).getEncoded())
                + pem();
    }

    /// The server's own key and certificate.
    KeyStore server() throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry(SERVER, keys.getKey(SERVER, PASSWORD), PASSWORD, keys.getCertificateChain(SERVER));
        return store;
    }

    static String keyPassword() {
        return new String(PASSWORD);
    }

    private static KeyStore make(Clock clock) throws GeneralSecurityException, IOException {
        var authority = CertificateMaking.keyPair();
        var server = CertificateMaking.keyPair();
        var making = new CertificateMaking(AUTHORITY_NAME, authority.getPrivate(), clock);
        var authorityCertificate = making.authority(authority.getPublic());
        var serverCertificate = making.server(SERVER_NAME, server.getPublic());
        var store = empty();
        store.setKeyEntry(AUTHORITY, authority.getPrivate(), PASSWORD, new Certificate[] {authorityCertificate});
        store.setKeyEntry(
                SERVER, server.getPrivate(), PASSWORD, new Certificate[] {serverCertificate, authorityCertificate});
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
