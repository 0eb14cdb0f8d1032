package fr.socle.fhir;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// A page of resources is 30 to 70 kB: sent in the container's usual portions of 8 kB it costs a call to the system
/// for each of them.
@Component
class WideAnswers implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /// Bytes; each open connection holds a buffer of this size.
    private static final String PORTION = "32768";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setProperty("socket.appWriteBufSize", PORTION));
    }
}
