package fr.socle.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate authority that lives in the data directory and vouches for this sandbox alone. Made once, then kept.
final class SandboxAuthority {

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";
    /// Protects nothing: whoever reads the data directory of a sandbox may have its keys.
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration VALIDITY = Duration.ofDays(825);
    private static final X500Name AUTHORITY_NAME = new X500Name("CN=Socle Sante sandbox authority,O=Socle Sante");
    private static final X500Name SERVER_NAME = new X500Name("CN=localhost,O=Socle Sante");

    private enum Kind {
        AUTHORITY,
        SERVER,
        CLIENT
    }

    private final KeyStore keys;

    private SandboxAuthority(KeyStore keys) {
        this.keys = keys;
    }

    static SandboxAuthority in(Path directory, Clock clock) throws IOException, GeneralSecurityException {
        var file = directory.resolve("sandbox.p12");
        if (Files.exists(file)) {
            return new SandboxAuthority(KeyStore.getInstance(file.toFile(), PASSWORD));
        }
        var made = make(clock);
        Files.createDirectories(directory);
        try (var out = Files.newOutputStream(file)) {
            made.store(out, PASSWORD);
        }
        return new SandboxAuthority(made);
    }

    /// The certificate of the authority, for callers to trust.
    String pem() {
        try {
            return pem("CERTIFICATE", keys.getCertificate(AUTHORITY).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A new key, its certificate and that of the authority.
    String clientPem(X500Name subject, Clock clock) throws GeneralSecurityException, IOException {
        var client = keyPair();
        var issuer = (PrivateKey) keys.getKey(AUTHORITY, PASSWORD);
        var certificate = certificate(subject, client, issuer, Kind.CLIENT, clock);
        return pem("PRIVATE KEY", client.getPrivate().getEncoded())
                + pem("CERTIFICATE", certificate.getEncoded())
                + pem();
    }

    private static String pem(String type, byte[] content) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    /// The server's own key and certificate.
    KeyStore server() throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry(SERVER, keys.getKey(SERVER, PASSWORD), PASSWORD, keys.getCertificateChain(SERVER));
        return store;
    }

    /// Whom the server trusts when a client shows a certificate.
    KeyStore trusted() throws GeneralSecurityException, IOException {
        var store = empty();
        store.setCertificateEntry(AUTHORITY, keys.getCertificate(AUTHORITY));
        return store;
    }

    static String keyPassword() {
        return new String(PASSWORD);
    }

    private static KeyStore make(Clock clock) throws GeneralSecurityException, IOException {
        var authority = keyPair();
        var server = keyPair();
        var authorityCertificate =
                certificate(AUTHORITY_NAME, authority, authority.getPrivate(), Kind.AUTHORITY, clock);
        var serverCertificate = certificate(SERVER_NAME, server, authority.getPrivate(), Kind.SERVER, clock);
        var store = empty();
        store.setKeyEntry(AUTHORITY, authority.getPrivate(), PASSWORD, new Certificate[] {authorityCertificate});
        store.setKeyEntry(
                SERVER, server.getPrivate(), PASSWORD, new Certificate[] {serverCertificate, authorityCertificate});
        return store;
    }

    private static X509Certificate certificate(
            X500Name subject, KeyPair keys, PrivateKey issuer, Kind kind, Clock clock)
            throws GeneralSecurityException, IOException {
        var now = clock.instant();
        var certificate = new JcaX509v3CertificateBuilder(
                AUTHORITY_NAME,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(VALIDITY)),
                subject,
                keys.getPublic());
        certificate.addExtension(Extension.basicConstraints, true, new BasicConstraints(kind == Kind.AUTHORITY));
        if (kind == Kind.SERVER) {
            certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
            }));
        }
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer)));
        } catch (OperatorCreationException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
