package fr.socle.psc.proof;

import com.nimbusds.jose.jwk.JWKSet;
import fr.socle.psc.ClientProfile;
import java.text.ParseException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/// The public keys of a client: registered with it, or behind the address it registered.
@Component
class ClientKeys {

    private final PublishedKeys published;

    ClientKeys(PublishedKeys published) {
        this.published = published;
    }

    /// @param kid the key that is looked for; an unknown one is reason to look at the client's address again
    JWKSet of(RegisteredClient client, String kid) {
        String jwks = client.getClientSettings().getSetting(ClientProfile.JWKS);
        var address = client.getClientSettings().getJwkSetUrl();
        try {
            if (jwks != null) {
                return JWKSet.parse(jwks);
            }
        } catch (ParseException unreadable) {
            throw new IllegalStateException("The keys of a client cannot be read", unreadable);
        }
        if (address == null) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        return published.at(address, kid);
    }
}
