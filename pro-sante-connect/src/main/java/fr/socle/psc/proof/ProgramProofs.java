package fr.socle.psc.proof;

import fr.socle.psc.ClientProfile;
import fr.socle.psc.ClientSecrets;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.JwtClientAssertionAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.X509ClientCertificateAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.PublicClientAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.DPoPAuthenticationProvider;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// What a program proves: who it is, and that a token is its own. The filter chains take their parts from here.
@Component
public class ProgramProofs {

    private final ClientAssertions assertions;
    private final ClientCertificates certificates;
    private final DPoPProofs proofs;

    ProgramProofs(ClientAssertions assertions, ClientCertificates certificates, DPoPProofs proofs) {
        this.assertions = assertions;
        this.certificates = certificates;
        this.proofs = proofs;
    }

    /// The ways a client may name itself, strongest first: one that shows a certificate is no public client.
    public List<AuthenticationConverter> converters() {
        return List.of(
                new AssertionConverter(),
                new ClientSecretBasicAuthenticationConverter(),
                new ClientSecretPostAuthenticationConverter(),
                certificates::read,
                new PublicClientAuthenticationConverter());
    }

    public void verifyWith(AuthenticationProvider provider) {
        switch (provider) {
            case JwtClientAssertionAuthenticationProvider byKey -> byKey.setJwtDecoderFactory(assertions);
            case X509ClientCertificateAuthenticationProvider byCertificate ->
                byCertificate.setCertificateVerifier(certificates::verify);
            case ClientSecretAuthenticationProvider bySecret -> bySecret.setPasswordEncoder(new ClientSecrets());
            default -> {}
        }
    }

    /// Reads what a client signed with one of its registered keys. Signature only: the rules are the caller's.
    public JwtDecoder signedBy(RegisteredClient client) {
        var decoder = assertions.decoder(client);
        decoder.setJwtValidator(_ -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    /// For the endpoints that give tokens.
    public Filter proofFilter(RequestMatcher where) {
        return new ProofFilter(where, proofs);
    }

    /// For the endpoints that take tokens.
    public ObjectPostProcessor<DPoPAuthenticationProvider> resourceProofs() {
        return new ObjectPostProcessor<>() {
            @Override
            public <O extends DPoPAuthenticationProvider> O postProcess(O provider) {
                provider.setDPoPProofVerifierFactory(proofs);
                return provider;
            }
        };
    }

    /// The `cnf` claim of a token given to this client now; empty when nothing binds it.
    ///
    /// @throws OAuth2AuthenticationException when a strict client proves nothing
    public Map<String, Object> confirmation(RegisteredClient client) {
        var bound = new HashMap<String, Object>();
        var request = current();
        if (request.getAttribute(ProofFilter.KEY) instanceof String key) {
            bound.put("jkt", key);
        }
        var certificate = Certificates.thumbprint(request);
        if (certificate != null && client.getTokenSettings().isX509CertificateBoundAccessTokens()) {
            bound.put("x5t#S256", certificate);
        }
        if (bound.isEmpty() && ClientProfile.of(client).isStrict()) {
            throw unbound(client);
        }
        return bound;
    }

    private static OAuth2AuthenticationException unbound(RegisteredClient client) {
        var error = client.getTokenSettings().isX509CertificateBoundAccessTokens()
                ? new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_REQUEST, "Tokens are bound to the certificate: show it", null)
                : new OAuth2Error(OAuth2ErrorCodes.INVALID_DPOP_PROOF, "Tokens are bound to a key: prove it", null);
        return new OAuth2AuthenticationException(error);
    }

    /// A token bound to a certificate works over a connection made with it
    /// (<https://www.rfc-editor.org/rfc/rfc8705#section-3>).
    public static OAuth2TokenValidatorResult holdsTheCertificate(Jwt token) {
        var wanted = token.getClaims().get("cnf") instanceof Map<?, ?> bound ? bound.get("x5t#S256") : null;
        return wanted == null || wanted.equals(Certificates.thumbprint(current()))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                        OAuth2ErrorCodes.INVALID_TOKEN, "The token is bound to another certificate", null));
    }

    /// Whether the client proved itself in a way its profile knows.
    public static boolean isAllowed(RegisteredClient client, ClientAuthenticationMethod method) {
        // by key and without an algorithm of its own in the settings, Spring calls it by the name of the other kind
        var byKey = ClientAuthenticationMethod.CLIENT_SECRET_JWT.equals(method);
        return ClientProfile.of(client)
                .authenticationMethods()
                .contains(byKey ? ClientAuthenticationMethod.PRIVATE_KEY_JWT : method);
    }

    private static HttpServletRequest current() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
