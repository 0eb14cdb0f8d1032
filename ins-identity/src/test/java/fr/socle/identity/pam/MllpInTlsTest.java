package fr.socle.identity.pam;

import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.identity.IdentityModuleTest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;

/// A structure is known by its certificate where PAM comes through TLS.
@IdentityModuleTest
class MllpInTlsTest {

    private static final String PASSWORD = "secret";

    @Autowired
    PamDoor door;

    @TempDir
    Path folder;

    private final String number = "T" + UUID.randomUUID().toString().substring(0, 12);
    private KeyStore server;
    private KeyStore hospital;
    private KeyStore stranger;
    private MllpServer mllp;

    static PamSettings.Tls off() {
        return new PamSettings.Tls(null, "127.0.0.1", "pam-mllp", Map.of(), false);
    }

    @BeforeEach
    void there_are_certificates() throws Exception {
        server = made("server", "CN=localhost");
        hospital = made("hospital", "CN=GAM,OU=1" + HOSPITAL.structure() + ",O=CHU");
        stranger = made("stranger", "CN=nobody,OU=1990000029");
    }

    @AfterEach
    void it_stops() {
        if (mllp != null) {
            mllp.stop();
        }
    }

    @Test
    void a_certificate_that_is_known_speaks_for_its_structure() throws Exception {
        var print = HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(MessageDigest.getInstance("SHA-256")
                        .digest(hospital.getCertificate("hospital").getEncoded()));
        listen(Map.of(print, HOSPITAL.structure().value()), false, hospital, "hospital");
        assertThat(exchange(hospital, "hospital")).contains("MSA|AA|");
    }

    @Test
    void a_certificate_that_names_its_structure_is_believed_when_the_platform_is_told_so() throws Exception {
        listen(Map.of(), true, hospital, "hospital");
        assertThat(exchange(hospital, "hospital")).contains("MSA|AA|");
    }

    @Test
    void otherwise_a_trusted_certificate_is_nobody() throws Exception {
        listen(Map.of(), false, hospital, "hospital");
        assertThat(exchange(hospital, "hospital")).contains("MSA|AR|").contains("pam.unknown-sender");
    }

    @Test
    void nobody_gets_in_with_a_certificate_of_another_authority_or_with_none() throws Exception {
        listen(Map.of(), true, hospital, "hospital");
        assertThatThrownBy(() -> exchange(stranger, "stranger")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> exchange(null, null)).isInstanceOf(IOException.class);
    }

    private void listen(Map<String, String> certificates, boolean subject, KeyStore trusted, String alias)
            throws Exception {
        var bundles = new DefaultSslBundleRegistry();
        bundles.registerBundle("pam-mllp", SslBundle.of(SslStoreBundle.of(server, PASSWORD, trusting(trusted, alias))));
        var beans = new StaticListableBeanFactory(Map.of("bundles", bundles));
        var tls = new PamSettings.Tls(0, "127.0.0.1", "pam-mllp", certificates, subject);
        var settings = new PamSettings(null, "127.0.0.1", Map.of(), tls);
        mllp = new MllpServer(settings, new MllpSenders(settings), door, beans.getBeanProvider(SslBundles.class));
        mllp.start();
    }

    private String exchange(KeyStore keys, String alias) throws Exception {
        var context = context(keys);
        try (var socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", mllp.ports().getFirst())) {
            return PamTest.exchange(
                    socket,
                    PamTest.message(
                            "A28",
                            "PID|1||" + number + "^^^CHU^PI||DUREPAIRE^PAUL^PAUL^^^^L||19710402|M" + "|".repeat(32 - 8)
                                    + "PROV"));
        }
    }

    private SSLContext context(KeyStore keys) throws Exception {
        var stores = SslStoreBundle.of(keys, keys == null ? null : PASSWORD, trusting(server, "server"));
        return SslBundle.of(stores).createSslContext();
    }

    private static KeyStore trusting(KeyStore other, String alias) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(alias, other.getCertificate(alias));
        return store;
    }

    /// Signed by itself, with the tool of the JDK.
    private KeyStore made(String alias, String subject) throws Exception {
        var file = folder.resolve(alias + ".p12");
        var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        var made = new ProcessBuilder(
                        tool.toString(),
                        "-genkeypair",
                        "-alias",
                        alias,
                        "-keyalg",
                        "EC",
                        "-dname",
                        subject,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }
}
