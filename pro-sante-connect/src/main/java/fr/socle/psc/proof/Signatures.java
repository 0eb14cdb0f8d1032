package fr.socle.psc.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeyException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import org.jspecify.annotations.Nullable;

/// Verifies what programs sign: RSA of at least 2048 bits, P-256 and P-384, Ed25519. Each key with its own kind of
/// algorithm only.
final class Signatures extends DefaultJWSVerifierFactory {

    static final Signatures FACTORY = new Signatures();
    private static final int SMALLEST_RSA = 2048;

    private Signatures() {}

    /// The public key when it fits the algorithm and is strong enough; otherwise null.
    static @Nullable PublicKey fitting(JWK jwk, JWSAlgorithm algorithm) {
        try {
            return switch (jwk) {
                case RSAKey rsa
                when JWSAlgorithm.Family.RSA.contains(algorithm) && rsa.size() >= SMALLEST_RSA -> rsa.toRSAPublicKey();
                case ECKey ec when Curve.forJWSAlgorithm(algorithm).contains(ec.getCurve()) -> ec.toECPublicKey();
                case OctetKeyPair ed
                when JWSAlgorithm.EdDSA.equals(algorithm) && Curve.Ed25519.equals(ed.getCurve()) -> ed25519(ed);
                default -> null;
            };
        } catch (JOSEException | GeneralSecurityException | RuntimeException unusable) {
            return null;
        }
    }

    @Override
    public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
        if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
            return super.createJWSVerifier(header, key);
        }
        if (key instanceof EdECPublicKey ed) {
            return new Ed25519Signature(ed);
        }
        throw new KeyException("EdDSA needs an Ed25519 key");
    }

    /// RFC 8032 §5.1.5: little-endian, the highest bit is the sign of x.
    private static PublicKey ed25519(OctetKeyPair pair) throws GeneralSecurityException {
        var bytes = pair.getX().decode();
        var reversed = new byte[bytes.length];
        for (var at = 0; at < bytes.length; at++) {
            reversed[at] = bytes[bytes.length - 1 - at];
        }
        var xIsOdd = reversed[0] < 0;
        reversed[0] &= 0x7f;
        var point = new EdECPoint(xIsOdd, new BigInteger(1, reversed));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }
}
