package fr.socle.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The HTTPS port of the sandbox: TLS 1.2 and 1.3, client certificate optional. A negative port switches it off.
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SandboxTls {

    /// Those of BCP 195 for a key on an elliptic curve.
    private static final String CIPHERS = "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256"
            + ":TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384:TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";

    @Bean
    SandboxAuthority sandboxAuthority(@Value("${socle.data-dir}/tls") Path directory)
            throws IOException, GeneralSecurityException {
        return SandboxAuthority.in(directory, Clock.systemUTC());
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> httpsPort(
            SandboxAuthority authority, @Value("${socle.tls.port}") int port)
            throws GeneralSecurityException, IOException {
        var connector = port < 0 ? null : connector(authority, port);
        return factory -> {
            if (connector != null) {
                factory.addAdditionalConnectors(connector);
            }
        };
    }

    private static Connector connector(SandboxAuthority authority, int port)
            throws GeneralSecurityException, IOException {
        var host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        host.setCertificateVerification("optional");
        host.setTrustManagerClassName(AnyCertificate.class.getName());
        host.setCiphers(CIPHERS);
        var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystore(authority.server());
        certificate.setCertificateKeyPassword(SandboxAuthority.keyPassword());
        host.addCertificate(certificate);
        var connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(port);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        connector.addSslHostConfig(host);
        return connector;
    }
}
