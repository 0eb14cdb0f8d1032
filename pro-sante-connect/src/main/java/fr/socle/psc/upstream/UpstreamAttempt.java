package fr.socle.psc.upstream;

import java.io.Serializable;

/// A sign-in on its way through a provider, kept in the session of the browser that started it.
///
/// @param verifier of PKCE
public record UpstreamAttempt(UpstreamName provider, String redirectUri, String state, String nonce, String verifier)
        implements Serializable {

    @Override
    public String toString() {
        return "UpstreamAttempt[" + provider + "]";
    }
}
