package fr.socle.psc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;

/// Keys for the sandbox's clients, as JWK Sets.
final class SandboxKeys {

    private static final int RSA_BITS = 2048;

    private SandboxKeys() {}

    /// One on a curve and one RSA, for the algorithms of the profile.
    static String of(ClientProfile profile) {
        try {
            var keys = profile.isStrict()
                    ? List.<JWK>of(ec(Curve.P_256, JWSAlgorithm.ES256), rsa(JWSAlgorithm.PS256))
                    : List.<JWK>of(ec(Curve.P_384, JWSAlgorithm.ES384), rsa(JWSAlgorithm.RS384));
            return new JWKSet(keys).toString(false);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JWK ec(Curve curve, JWSAlgorithm algorithm) throws JOSEException {
        return new ECKeyGenerator(curve)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static JWK rsa(JWSAlgorithm algorithm) throws JOSEException {
        return new RSAKeyGenerator(RSA_BITS)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(algorithm)
                .keyIDFromThumbprint(true)
                .generate();
    }

    static String publicPart(String privateJwks) {
        try {
            return JWKSet.parse(privateJwks).toString(true);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A self-signed certificate as RFC 8705 §2.2.2 registers it: in the `x5c` of its key.
    static String certified(String pem) {
        try {
            var certificate = Objects.requireNonNull(X509CertUtils.parse(pem));
            var key = new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey())
                    .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                    .keyIDFromThumbprint()
                    .build();
            return new JWKSet(key).toString(true);
        } catch (JOSEException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
