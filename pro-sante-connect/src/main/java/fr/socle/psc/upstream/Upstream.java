package fr.socle.psc.upstream;

import fr.socle.psc.upstream.UpstreamSettings.ClientAuthentication;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A provider, ready to be asked.
public record Upstream(
        UpstreamName name,
        String issuer,
        Endpoints endpoints,
        Client client,
        String scope,
        String acrValues,
        Set<String> acrAccepted,
        boolean alongside) {

    public record Endpoints(URI authorization, URI token, URI userinfo, URI jwks) {}

    /// Ourselves, as the provider knows us.
    public record Client(
            String id,
            String secret,
            ClientAuthentication authentication,
            @Nullable String sslBundle) {

        /// With a secret in the body, as FranceConnect+ takes it.
        public static Client withSecret(String id, String secret) {
            return new Client(id, secret, ClientAuthentication.SECRET_POST, null);
        }

        @Override
        public String toString() {
            return "Client[" + id + "]";
        }
    }
}
