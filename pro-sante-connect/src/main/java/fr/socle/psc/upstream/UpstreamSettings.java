package fr.socle.psc.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings `socle.psc.upstream.*`.
///
/// @param refuseTestPersons refuse `899700…`, `ANS…` and editors' accounts; when not set, everywhere but in the sandbox
/// @param keyLife age at which a decryption key is replaced
/// @param keyOverlap how long the one before still opens what arrives
@ConfigurationProperties("socle.psc.upstream")
record UpstreamSettings(
        @Nullable Provider proSanteConnect,
        @Nullable Provider franceConnect,
        @Nullable Boolean refuseTestPersons,
        @DefaultValue("P90D") Duration keyLife,
        @DefaultValue("P7D") Duration keyOverlap) {

    /// A provider. Its addresses are given one by one, or read from its description; one that is given counts.
    ///
    /// @param issuer what its tokens must say, letter by letter
    /// @param discoveryUri where its description is: Pro Santé Connect's is at
    ///     `…/.well-known/wallet-openid-configuration`, where no library looks
    /// @param authorizationUri may be on another host than the issuer
    /// @param clientAuthentication how we prove who we are at its token endpoint
    /// @param sslBundle of Spring, holds our certificate for mutual TLS
    /// @param acrAccepted levels of the sign-in that are enough; any when empty
    /// @param alongside our own sign-in form stays beside the provider's button
    record Provider(
            String issuer,
            @Nullable URI discoveryUri,
            @Nullable URI authorizationUri,
            @Nullable URI tokenUri,
            @Nullable URI userinfoUri,
            @Nullable URI jwksUri,
            String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("SECRET_BASIC") ClientAuthentication clientAuthentication,
            @Nullable String sslBundle,
            @Nullable String scope,
            @Nullable String acrValues,
            @Nullable Set<String> acrAccepted,
            @DefaultValue("false") boolean alongside) {

        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    enum ClientAuthentication {
        SECRET_BASIC,
        SECRET_POST,
        TLS
    }
}
