package fr.socle.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/// The sandbox's own key and authority, for the doors that know their callers by certificate: PAM by MLLP.
@Configuration(proxyBeanMethods = false)
@Profile("sandbox")
class SandboxBundles {

    private static final String PAM = "pam-mllp";

    @Bean
    SslBundleRegistrar pamBundle(SandboxAuthority authority) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority.certificate());
        var stores = SslStoreBundle.of(authority.server(), SandboxAuthority.keyPassword(), trusted);
        var bundle = SslBundle.of(stores, SslBundleKey.of(SandboxAuthority.keyPassword()));
        return registry -> registry.registerBundle(PAM, bundle);
    }
}
