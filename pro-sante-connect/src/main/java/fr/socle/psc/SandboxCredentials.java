package fr.socle.psc;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Secrets, keys and certificates of the sandbox's clients: made when first asked for, and kept.
@Component
@Profile("sandbox")
class SandboxCredentials {

    private final JdbcClient jdbc;
    private final ObjectProvider<SandboxCertificates> certificates;

    SandboxCredentials(JdbcClient jdbc, ObjectProvider<SandboxCertificates> certificates) {
        this.jdbc = jdbc;
        this.certificates = certificates;
    }

    record Kept(
            @Nullable String secret,
            @Nullable String privateJwks,
            @Nullable String certificate,
            @Nullable String certificateKey) {

        /// What is registered of them.
        @Nullable
        String publicKeys(SandboxClientList it) {
            if (certificate != null && it.hasSelfSignedCertificate()) {
                return SandboxKeys.certified(certificate);
            }
            return privateJwks == null ? null : SandboxKeys.publicPart(privateJwks);
        }
    }

    /// One instance at a time, until the end of the transaction.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('psc.sandbox_client'))")
                .query((row, _) -> true)
                .list();
    }

    Kept of(String clientId) {
        return jdbc.sql("""
                select secret, private_jwks, certificate, certificate_key from psc.sandbox_client
                where client_id = :id""")
                .param("id", clientId)
                .query((row, _) -> new Kept(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional()
                .map(it -> certified(clientId, it))
                .orElseGet(() -> make(clientId));
    }

    /// Clients kept by a program that gave no certificates get theirs now.
    private Kept certified(String clientId, Kept kept) {
        var issued = kept.certificate() == null ? issued(SandboxClientList.of(clientId)) : null;
        if (issued == null) {
            return kept;
        }
        jdbc.sql("""
                update psc.sandbox_client set certificate = :certificate, certificate_key = :key
                where client_id = :id""")
                .param("certificate", issued.certificate())
                .param("key", issued.privateKey())
                .param("id", clientId)
                .update();
        return new Kept(kept.secret(), kept.privateJwks(), issued.certificate(), issued.privateKey());
    }

    private Kept make(String clientId) {
        var issued = issued(SandboxClientList.of(clientId));
        var made = new Kept(
                SandboxClientList.of(clientId).hasSecret() ? ClientSecrets.next() : null,
                SandboxClientList.of(clientId).hasKeys()
                        ? SandboxKeys.of(SandboxClientList.of(clientId).profile())
                        : null,
                issued == null ? null : issued.certificate(),
                issued == null ? null : issued.privateKey());
        jdbc.sql("""
                insert into psc.sandbox_client (client_id, secret, private_jwks, certificate, certificate_key)
                values (:id, :secret, :jwks, :certificate, :key)""")
                .param("certificate", made.certificate())
                .param("key", made.certificateKey())
                .param("id", clientId)
                .param("secret", made.secret())
                .param("jwks", made.privateJwks())
                .update();
        return made;
    }

    /// None when nobody here makes certificates.
    private SandboxCertificates.@Nullable Issued issued(SandboxClientList it) {
        var authority = it.hasCertificate() ? certificates.getIfAvailable() : null;
        if (authority == null) {
            return null;
        }
        return it.hasSelfSignedCertificate()
                ? authority.selfSigned(it.clientId())
                : authority.vouchedFor(it.clientId());
    }
}
