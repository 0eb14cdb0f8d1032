package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import fr.socle.psc.Curl.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// FAPI 2.0 Security Profile, proofs of possession, at the token endpoint and where tokens are used
// (<https://openid.net/specs/fapi-security-profile-2_0-final.html>).
@DisplayNameGeneration(ReplaceUnderscores.class)
class Fapi2ProofsTest extends Fapi2Table {

    private Answer tokenWith(String proof) {
        return program.tokens(program.code(AS_IT_IS), AS_IT_IS, proof);
    }

    @TestFactory
    Stream<DynamicTest> proofs_at_the_token_endpoint() throws Exception {
        program.signedIn("leclerc");
        var invalid = "invalid_dpop_proof";
        var key = program.proofKey;
        Supplier<Jws> proof = () -> program.proof(BASE + TOKEN);
        refused("RFC 9449 §4.3-1 two proofs", invalid, () -> {
            var form = Map.of("grant_type", "authorization_code", "code", "any", "code_verifier", Curl.VERIFIER);
            return program.curl.post(
                    BASE + TOKEN,
                    program.authenticated(program.assertion().signed(program.key), form, AS_IT_IS),
                    "DPoP",
                    proof.get().signed(key),
                    "DPoP",
                    proof.get().signed(key));
        });
        refused("RFC 9449 §4.3-2 not a JWT", invalid, () -> tokenWith("not.a.jwt"));
        refused(
                "RFC 9449 §4.3-4 typ is missing",
                invalid,
                () -> tokenWith(proof.get().header("typ", null).signed(key)));
        refused(
                "RFC 9449 §4.3-4 typ JWT",
                invalid,
                () -> tokenWith(proof.get().header("typ", "JWT").signed(key)));
        refused(
                "RFC 9449 §4.3-5 alg none",
                invalid,
                () -> tokenWith(proof.get().header("alg", "none").unsigned()));
        refused(
                "RFC 9449 §4.3-5 alg HS256",
                invalid,
                () -> tokenWith(proof.get().header("alg", "HS256").mac(new byte[32])));
        refused("5.4-1 alg RS256", invalid, () -> tokenWith(rsa(2048, "RS256")));
        accepted("5.4-1 alg PS256", 200, () -> tokenWith(rsa(2048, "PS256")));
        refused("5.4-2 an RSA key of 1024 bits", invalid, () -> tokenWith(rsa(1024, "PS256")));
        accepted("5.4-1 alg EdDSA", 200, () -> tokenWith(EdDsa.proof("POST", BASE + TOKEN)));
        refused(
                "RFC 9449 §4.3-6 a signature of another key",
                invalid,
                () -> tokenWith(proof.get().signed(key())));
        refused(
                "RFC 9449 §4.3-6 the signature is missing",
                invalid,
                () -> tokenWith(proof.get().unsigned()));
        refused(
                "RFC 9449 §4.3-7 a private key in jwk",
                invalid,
                () -> tokenWith(proof.get().header("jwk", key.toJSONObject()).signed(key)));
        refused(
                "RFC 9449 §4.3-6 jwk is missing",
                invalid,
                () -> tokenWith(proof.get().header("jwk", null).signed(key)));
        refused(
                "RFC 9449 §4.3-3 jti is missing",
                invalid,
                () -> tokenWith(proof.get().claim("jti", null).signed(key)));
        refused(
                "RFC 9449 §4.3-3 htm is missing",
                invalid,
                () -> tokenWith(proof.get().claim("htm", null).signed(key)));
        refused(
                "RFC 9449 §4.3-3 htu is missing",
                invalid,
                () -> tokenWith(proof.get().claim("htu", null).signed(key)));
        refused(
                "RFC 9449 §4.3-3 iat is missing",
                invalid,
                () -> tokenWith(proof.get().claim("iat", null).signed(key)));
        refused(
                "RFC 9449 §4.3-8 htm GET",
                invalid,
                () -> tokenWith(proof.get().claim("htm", "GET").signed(key)));
        refused(
                "RFC 9449 §4.3-9 htu of another endpoint",
                invalid,
                () -> tokenWith(proof.get().claim("htu", BASE + "/oauth2/par").signed(key)));
        refused(
                "RFC 9449 §4.3-9 htu of another host",
                invalid,
                () -> tokenWith(proof.get()
                        .claim("htu", "https://other.example" + TOKEN)
                        .signed(key)));
        refused(
                "RFC 9449 §4.3-11 iat an hour ago",
                invalid,
                () -> tokenWith(proof.get().claim("iat", now() - 3600).signed(key)));
        refused(
                "RFC 9449 §4.3-11 iat in an hour",
                invalid,
                () -> tokenWith(proof.get().claim("iat", now() + 3600).signed(key)));
        refused("RFC 9449 §11.1 a proof used twice", invalid, () -> {
            var once = proof.get().signed(key);
            tokenWith(once);
            return tokenWith(once);
        });
        accepted(
                "RFC 9449 §4.3 iat 8 seconds in the future",
                200,
                () -> tokenWith(proof.get().claim("iat", now() + 8).signed(key)));
        accepted(
                "RFC 9449 §4.3-9 htu with query and fragment",
                200,
                () -> tokenWith(
                        proof.get().claim("htu", BASE + TOKEN + "?a=b#c").signed(key)));
        accepted(
                "RFC 9449 §4.2 claims nobody knows, nbf and exp",
                200,
                () -> tokenWith(proof.get()
                        .claim("nbf", now())
                        .claim("exp", now() + 60)
                        .claim("other", Map.of("a", 1))
                        .signed(key)));
        return tests.stream();
    }

    private Answer callWith(String token, String proof) {
        return program.curl.get(BASE + "/api/whoami", "Authorization", "DPoP " + token, "DPoP", proof);
    }

    @TestFactory
    Stream<DynamicTest> resources() {
        program.signedIn("leclerc");
        var token = program.tokens(program.code(AS_IT_IS)).text("access_token");
        var another = program.tokens(program.code(AS_IT_IS)).text("access_token");
        var url = BASE + "/api/whoami";
        var key = program.proofKey;
        Supplier<Jws> proof = () -> Jws.proof(key, "GET", url).claim("ath", Curl.sha256(token));
        Map<String, Supplier<String>> wrong = Map.ofEntries(
                Map.entry(
                        "RFC 9449 §4.3-12 ath is missing",
                        () -> proof.get().claim("ath", null).signed(key)),
                Map.entry(
                        "RFC 9449 §4.3-12 ath of another token",
                        () -> proof.get().claim("ath", Curl.sha256(another)).signed(key)),
                Map.entry("RFC 9449 §7.1 another key", () -> {
                    var thief = key();
                    return Jws.proof(thief, "GET", url)
                            .claim("ath", Curl.sha256(token))
                            .signed(thief);
                }),
                Map.entry(
                        "RFC 9449 §4.3-8 htm POST",
                        () -> proof.get().claim("htm", "POST").signed(key)),
                Map.entry(
                        "RFC 9449 §4.3-9 htu of another resource",
                        () -> proof.get().claim("htu", BASE + "/fhir/whoami").signed(key)),
                Map.entry(
                        "RFC 9449 §4.3-11 iat an hour ago",
                        () -> proof.get().claim("iat", now() - 3600).signed(key)),
                Map.entry(
                        "RFC 9449 §4.3-4 typ at+jwt",
                        () -> proof.get().header("typ", "at+jwt").signed(key)),
                Map.entry("RFC 9449 §4.3-2 not a JWT", () -> "x"));
        wrong.forEach((name, made) -> holds(
                name, () -> assertThat(callWith(token, made.get()).status()).isEqualTo(401)));
        holds("RFC 9449 §11.1 a proof used twice", () -> {
            var once = proof.get().signed(key);
            assertThat(callWith(token, once).status()).isEqualTo(200);
            assertThat(callWith(token, once).status()).isEqualTo(401);
        });
        holds(
                "RFC 9449 §7.1 two proofs",
                () -> assertThat(program.curl
                                .get(
                                        url,
                                        "Authorization",
                                        "DPoP " + token,
                                        "DPoP",
                                        proof.get().signed(key),
                                        "DPoP",
                                        proof.get().signed(key))
                                .status())
                        .isBetween(400, 401));
        holds(
                "RFC 9449 §7.2 a bound token as a bearer",
                () -> assertThat(program.curl
                                .get(url, "Authorization", "Bearer " + token)
                                .status())
                        .isEqualTo(401));
        holds(
                "RFC 9449 §7.1 no proof",
                () -> assertThat(program.curl
                                .get(url, "Authorization", "DPoP " + token)
                                .status())
                        .isBetween(400, 401));
        holds(
                "5.3.4-2 the token in the address",
                () -> assertThat(
                                program.curl.get(url + "?access_token=" + token).status())
                        .isEqualTo(401));
        holds(
                "5.3.4-2 the token in the body",
                () -> assertThat(program.curl
                                .post(BASE + "/userinfo", Map.of("access_token", token))
                                .status())
                        .isEqualTo(401));
        for (var scheme : List.of("DPoP", "dpop", "DPOP")) {
            holds(
                    "RFC 9110 §11.1 scheme " + scheme,
                    () -> assertThat(program.curl
                                    .get(
                                            url,
                                            "Authorization",
                                            scheme + " " + token,
                                            scheme,
                                            proof.get().signed(key))
                                    .status())
                            .isEqualTo(200));
        }
        holds(
                "RFC 9449 §7.1 userinfo takes the proof too",
                () -> assertThat(program.call(BASE + "/userinfo", token).text("SubjectNameID"))
                        .isEqualTo(PscTestConfiguration.LECLERC.nationalId()));
        return tests.stream();
    }

    private static String rsa(int bits, String algorithm) {
        try {
            var key = new RSAKeyGenerator(bits, true).generate();
            return Jws.proof(key, "POST", BASE + TOKEN).header("alg", algorithm).signed(key);
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
