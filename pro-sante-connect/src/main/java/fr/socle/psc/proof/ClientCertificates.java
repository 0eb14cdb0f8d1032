package fr.socle.psc.proof;

import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.SELF_SIGNED_TLS_CLIENT_AUTH;
import static org.springframework.security.oauth2.core.ClientAuthenticationMethod.TLS_CLIENT_AUTH;

import com.nimbusds.jose.jwk.JWK;
import fr.socle.psc.StructureId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/// Client authentication by mutual TLS (<https://www.rfc-editor.org/rfc/rfc8705#section-2>). How a certificate is read
/// depends on what the client registered, not on how long its chain is: a certificate of the authority's names the
/// client by its subject; a self-signed one is one of those the client registered.
@Component
class ClientCertificates {

    private final RegisteredClientRepository clients;
    private final ClientKeys keys;

    ClientCertificates(RegisteredClientRepository clients, ClientKeys keys) {
        this.clients = clients;
        this.keys = keys;
    }

    /// No converter by type: Spring's resource server takes any such bean for its own.
    @Nullable
    Authentication read(HttpServletRequest request) {
        var ids = request.getParameterValues("client_id");
        if (ids == null || ids.length != 1 || ids[0].isBlank()) {
            return null;
        }
        var client = clients.findByClientId(ids[0]);
        if (client == null) {
            return null;
        }
        var vouchedFor = Certificates.vouchedFor(request);
        if (vouchedFor != null && client.getClientAuthenticationMethods().contains(TLS_CLIENT_AUTH)) {
            return new OAuth2ClientAuthenticationToken(
                    ids[0], TLS_CLIENT_AUTH, new X509Certificate[] {vouchedFor}, parameters(request));
        }
        var any = Certificates.presented(request);
        return any != null && client.getClientAuthenticationMethods().contains(SELF_SIGNED_TLS_CLIENT_AUTH)
                ? new OAuth2ClientAuthenticationToken(
                        ids[0], SELF_SIGNED_TLS_CLIENT_AUTH, new X509Certificate[] {any}, parameters(request))
                : null;
    }

    /// What the code grant needs for its verifier.
    private static Map<String, Object> parameters(HttpServletRequest request) {
        var parameters = new HashMap<String, Object>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length == 1 && !"client_id".equals(name)) {
                parameters.put(name, values[0]);
            }
        });
        return parameters;
    }

    void verify(OAuth2ClientAuthenticationContext context) {
        OAuth2ClientAuthenticationToken shown = context.getAuthentication();
        var certificate = ((X509Certificate[]) Objects.requireNonNull(shown.getCredentials()))[0];
        var client = context.getRegisteredClient();
        var known = TLS_CLIENT_AUTH.equals(shown.getClientAuthenticationMethod())
                ? isNamed(client, certificate)
                : isRegistered(client, certificate);
        if (!known) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
    }

    /// By the whole subject the client registered; by the structure it is bound to; by both when it has both.
    private static boolean isNamed(RegisteredClient client, X509Certificate certificate) {
        var shown = certificate.getSubjectX500Principal();
        var subject = client.getClientSettings().getX509CertificateSubjectDN();
        var structure = StructureId.of(client);
        return (subject != null || structure.isPresent())
                && (subject == null || new X500Principal(subject).equals(shown))
                && structure.map(it -> it.isNamedBy(shown)).orElse(true);
    }

    private boolean isRegistered(RegisteredClient client, X509Certificate certificate) {
        return keys.of(client, "").getKeys().stream().anyMatch(it -> is(it, certificate));
    }

    private static boolean is(JWK key, X509Certificate certificate) {
        var chain = key.getX509CertChain();
        try {
            return chain != null && Arrays.equals(chain.getFirst().decode(), certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
