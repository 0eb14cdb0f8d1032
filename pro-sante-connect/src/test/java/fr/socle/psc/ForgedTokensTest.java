package fr.socle.psc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Attacks on access tokens: those that have no signature of ours, or one of another algorithm.
@DisplayNameGeneration(ReplaceUnderscores.class)
class ForgedTokensTest extends TokenAttacks {

    @TestFactory
    Stream<DynamicTest> without_our_signature() throws Exception {
        prepare();
        for (var none : List.of("none", "None", "NONE", "nOnE", "")) {
            attack(
                    "alg '" + none + "', no signature",
                    copy().header("alg", none).unsigned());
        }
        attack("alg none, the old signature", copy().header("alg", "none").unsigned() + signature());
        attack("alg is missing", copy().header("alg", null).unsigned() + signature());
        attack("the signature is cut off", copy().unsigned());
        attack("two parts", copy().body());
        attack("one part", copy().body().split("\\.")[0]);
        attack("a part too many", good + ".e30");
        attack("a signature of nothing but zeros", copy().body() + "." + Jws.base64(new byte[64]));
        attack("an empty signature of another length", copy().body() + "." + Jws.base64(new byte[8]));
        attack("a signature with one bit changed", copy().body() + "." + flipped());
        attack(
                "the good signature under other claims",
                copy().claim("scope", "admin ops").body() + "." + signature());
        attack(
                "the good signature under another header",
                copy().header("x", "y").body() + "." + signature());
        attack("a signature in DER", der());
        attack("another key under our name", copy().signed(mine));
        attack("another key, no name", copy().header("kid", null).signed(mine));
        attack("another key by its own name", copy().header("kid", "mine").signed(mine));
        var p384 = new ECKeyGenerator(Curve.P_384).generate();
        attack("ES384 with a key of its own", copy().header("alg", "ES384").signed(p384));
        return attacks.stream();
    }

    private String flipped() {
        var bytes = Base64.getUrlDecoder().decode(signature());
        bytes[10] ^= 1;
        return Jws.base64(bytes);
    }

    private String der() throws Exception {
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(ours.toPrivateKey());
        signer.update(copy().body().getBytes(US_ASCII));
        return copy().body() + "." + Jws.base64(signer.sign());
    }

    @TestFactory
    Stream<DynamicTest> one_algorithm_taken_for_another() throws Exception {
        prepare();
        var der = ours.toECPublicKey().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        var confused = copy().header("alg", "HS256");
        attack(
                "HS256, the secret is our public key as JWK",
                confused.mac(ours.toPublicJWK().toJSONString().getBytes(US_ASCII)));
        attack("HS256, the secret is our public key in DER", confused.mac(der));
        attack("HS256, the secret is our public key in PEM", confused.mac(pem.getBytes(US_ASCII)));
        attack("HS256, the secret is zeros", confused.mac(new byte[32]));
        attack(
                "HS256, the secret is the name of the key",
                confused.mac(ours.getKeyID().getBytes(US_ASCII)));
        RSAKey rsa = key(KeyType.RSA).toRSAKey();
        attack(
                "RS256 with our own key for ID tokens",
                copy().header("alg", "RS256").header("kid", rsa.getKeyID()).signed(rsa));
        attack(
                "PS256 with our own key for ID tokens",
                copy().header("alg", "PS256").header("kid", rsa.getKeyID()).signed(rsa));
        attack(
                "RS256 under the name of our elliptic key",
                copy().header("alg", "RS256").signed(rsa));
        return attacks.stream();
    }
}
