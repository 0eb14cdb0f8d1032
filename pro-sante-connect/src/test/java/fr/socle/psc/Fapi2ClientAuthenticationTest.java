package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.psc.Curl.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// FAPI 2.0 Security Profile, client authentication (<https://openid.net/specs/fapi-security-profile-2_0-final.html>).
@DisplayNameGeneration(ReplaceUnderscores.class)
class Fapi2ClientAuthenticationTest extends Fapi2Table {

    private Answer pushSigned(UnaryOperator<Jws> change) {
        return program.push(change.apply(program.assertion()).signed(program.key), AS_IT_IS);
    }

    @TestFactory
    Stream<DynamicTest> client_authentication() {
        var invalid = "invalid_client|invalid_request";
        refused(
                "5.3.2.1-8 aud is a list of the issuer alone",
                invalid,
                () -> pushSigned(it -> it.claim("aud", List.of(BASE))));
        refused(
                "5.3.2.1-8 aud is a list of the issuer and another",
                invalid,
                () -> pushSigned(it -> it.claim("aud", List.of(BASE, "https://other.example"))));
        refused(
                "5.3.2.1-8 aud is the address for pushed requests",
                invalid,
                () -> pushSigned(it -> it.claim("aud", BASE + "/oauth2/par")));
        refused("5.3.2.1-8 aud is the token endpoint", invalid, () -> pushSigned(it -> it.claim("aud", BASE + TOKEN)));
        refused(
                "5.3.2.1-8 aud is another server",
                invalid,
                () -> pushSigned(it -> it.claim("aud", "https://other.example")));
        refused("5.3.2.1-8 aud has a slash too many", invalid, () -> pushSigned(it -> it.claim("aud", BASE + "/")));
        refused("5.3.2.1-8 aud is missing", invalid, () -> pushSigned(it -> it.claim("aud", null)));
        accepted(
                "5.3.2.1 iat and nbf 8 seconds in the future",
                201,
                () -> pushSigned(it -> it.claim("iat", now() + 8).claim("nbf", now() + 8)));
        refused(
                "5.3.2.1 iat more than a minute in the future",
                invalid,
                () -> pushSigned(it -> it.claim("iat", now() + 65).claim("exp", now() + 120)));
        refused(
                "5.3.2.1 nbf more than a minute in the future",
                invalid,
                () -> pushSigned(it -> it.claim("nbf", now() + 65).claim("exp", now() + 120)));
        refused("RFC 7523 §3-4 exp is past", invalid, () -> pushSigned(it -> it.claim("exp", now() - 45)));
        refused("RFC 7523 §3-4 exp is missing", invalid, () -> pushSigned(it -> it.claim("exp", null)));
        refused("RFC 7523 §3-4 exp is next year", invalid, () -> pushSigned(it -> it.claim("exp", now() + 31_536_000)));
        refused("RFC 7523 §3-1 iss is another client", invalid, () -> pushSigned(it -> it.claim("iss", "demo-lps-2")));
        refused("RFC 7523 §3-2 sub is another client", invalid, () -> pushSigned(it -> it.claim("sub", "demo-lps-2")));
        refused("RFC 7523 §3-2 sub is missing", invalid, () -> pushSigned(it -> it.claim("sub", null)));
        refused("RFC 7523 §3-7 jti is missing", invalid, () -> pushSigned(it -> it.claim("jti", null)));
        refused("RFC 7523 §3-7 the assertion is used twice", invalid, () -> {
            var assertion = program.assertion().signed(program.key);
            program.push(assertion, AS_IT_IS);
            return program.push(assertion, AS_IT_IS);
        });
        refused(
                "5.4-1 RS256",
                invalid,
                () -> program.push(
                        program.assertion()
                                .header("alg", "RS256")
                                .header("kid", program.rsa.getKeyID())
                                .signed(program.rsa),
                        AS_IT_IS));
        accepted(
                "5.4-1 PS256",
                201,
                () -> program.push(
                        program.assertion()
                                .header("alg", "PS256")
                                .header("kid", program.rsa.getKeyID())
                                .signed(program.rsa),
                        AS_IT_IS));
        refused(
                "5.4-1 none",
                invalid,
                () -> program.push(program.assertion().header("alg", "none").unsigned(), AS_IT_IS));
        refused(
                "5.4-1 HS256 with the public key as the secret",
                invalid,
                () -> program.push(
                        program.assertion()
                                .header("alg", "HS256")
                                .mac(program.key.toPublicJWK().toJSONString().getBytes()),
                        AS_IT_IS));
        refused(
                "5.3.2.1-6 a key of another client",
                invalid,
                () -> program.push(program.assertion().signed(other.key), AS_IT_IS));
        refused("5.3.2.1-6 a key the assertion brings along", invalid, () -> {
            var mine = key();
            return program.push(
                    program.assertion()
                            .header("kid", "mine")
                            .header("jwk", mine.toPublicJWK().toJSONObject())
                            .signed(mine),
                    AS_IT_IS);
        });
        refused(
                "5.3.2.1-6 client_secret_basic",
                invalid,
                () -> program.curl.post(
                        BASE + "/oauth2/par", program.request(), "Authorization", Curl.basic("demo-lps", "secret")));
        refused(
                "5.3.2.1-6 client_secret_post",
                invalid,
                () -> program.curl.post(
                        BASE + "/oauth2/par",
                        program.authenticated(
                                "", program.request(), Map.of("client_secret", "x", "client_assertion_type", ""))));
        holds(
                "5.3.2.1-6 another type of assertion",
                () -> assertThat(program.push(Map.of(
                                        "client_assertion_type",
                                        "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"))
                                .status())
                        .isEqualTo(401));
        refused(
                "5.3.2.1-6 client_id of another client",
                invalid,
                () -> program.push(Map.of("client_id", "demo-lps-2")));
        holds(
                "5.3.2.1-6 no authentication at all",
                () -> assertThat(program.curl
                                .post(BASE + "/oauth2/par", program.request())
                                .status())
                        .isEqualTo(401));
        return tests.stream();
    }
}
