package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// FAPI 2.0 Security Profile, authorization requests, pushed and brought
// (<https://openid.net/specs/fapi-security-profile-2_0-final.html>).
@DisplayNameGeneration(ReplaceUnderscores.class)
class Fapi2RequestsTest extends Fapi2Table {

    @Autowired
    JdbcClient database;

    @TestFactory
    Stream<DynamicTest> pushed_requests() {
        refused(
                "5.3.2.2-1 response_type code id_token",
                "unsupported_response_type",
                () -> program.push(Map.of("response_type", "code id_token")));
        refused(
                "5.3.2.2-1 response_type token",
                "unsupported_response_type",
                () -> program.push(Map.of("response_type", "token")));
        refused(
                "5.3.2.2-1 response_type id_token",
                "unsupported_response_type",
                () -> program.push(Map.of("response_type", "id_token")));
        refused("5.3.2.2-1 response_type missing", "invalid_request", () -> program.push(Map.of("response_type", "")));
        refused(
                "RFC 9126 §2.1 request_uri in a pushed request",
                "invalid_request",
                () -> program.push(Map.of("request_uri", "urn:ietf:params:oauth:request_uri:x")));
        refused(
                "RFC 9126 §2.1 a request object, request_uri inside",
                "request_not_supported",
                () -> program.push(Map.of(
                        "request",
                        program.assertion()
                                .claim("request_uri", "urn:ietf:params:oauth:request_uri:x")
                                .signed(program.key))));
        holds(
                "RFC 9126 §2 GET on the address for pushed requests",
                () -> assertThat(program.curl
                                .get(BASE + "/oauth2/par?client_id=demo-lps")
                                .status())
                        .isBetween(400, 405));
        refused(
                "5.3.2.2-5 PKCE absent",
                "invalid_request",
                () -> program.push(Map.of("code_challenge", "", "code_challenge_method", "")));
        refused(
                "5.3.2.2-5 PKCE plain",
                "invalid_request",
                () -> program.push(Map.of("code_challenge", Curl.VERIFIER, "code_challenge_method", "plain")));
        refused(
                "5.3.2.2-5 PKCE without method, which means plain",
                "invalid_request",
                () -> program.push(Map.of("code_challenge_method", "")));
        refused(
                "5.3.2.2-5 PKCE challenge that is no SHA-256",
                "invalid_request",
                () -> program.push(Map.of("code_challenge", "short")));
        refused(
                "5.3.2.2-6 redirect_uri missing though several are registered",
                "invalid_request",
                () -> program.push(Map.of("redirect_uri", "")));
        for (var trick : List.of(
                "https://evil.example/callback",
                CALLBACK + "/../evil",
                CALLBACK + "?next=https://evil.example",
                CALLBACK + "#fragment",
                CALLBACK + "/",
                "http://127.0.0.1:9998/callback",
                "http://127.0.0.1:9999@evil.example/callback",
                "https://127.0.0.1:9999/callback",
                "http://LOCALHOST:9999/callback",
                "https://oauth.example.evil.example/callback",
                "javascript:alert(1)")) {
            refused(
                    "5.3.2.2-6 redirect_uri " + trick,
                    "invalid_request",
                    () -> program.push(Map.of("redirect_uri", trick)));
        }
        refused(
                "RFC 6749 §3.3 a scope of somebody else",
                "invalid_scope",
                () -> program.push(Map.of("scope", "openid admin")));
        refused(
                "RFC 9449 §10 dpop_jkt that is no thumbprint",
                "invalid_request",
                () -> program.push(Map.of("dpop_jkt", "x")));
        refused(
                "RFC 9449 §10 dpop_jkt beside the proof of another key",
                "invalid_dpop_proof",
                () -> program.push(
                        Map.of("dpop_jkt", Curl.sha256("other")),
                        "DPoP",
                        program.proof(BASE + "/oauth2/par").signed(program.proofKey)));
        refused(
                "RFC 9449 §10 a proof made for another endpoint",
                "invalid_dpop_proof",
                () -> program.push(AS_IT_IS, "DPoP", program.proof(BASE + TOKEN).signed(program.proofKey)));
        return tests.stream();
    }

    private void aged(String requestUri, String state) {
        database.sql("update psc.oauth2_authorization set state = :aged where state = :state")
                .param("state", requestUri.replace("urn:ietf:params:oauth:request_uri:", ""))
                .param("aged", state)
                .update();
    }

    @TestFactory
    Stream<DynamicTest> authorization_requests() {
        program.signedIn("leclerc");
        var direct = BASE + "/oauth2/authorize?response_type=code&client_id=demo-lps&scope=openid&state=s&nonce=n"
                + "&code_challenge=" + Curl.sha256(Curl.VERIFIER) + "&code_challenge_method=S256&redirect_uri=";
        holds("5.3.2.2-2 a request that was not pushed", () -> {
            var answer = program.curl.get(direct + Curl.encode(CALLBACK));
            assertThat(answer.parameter("error")).isEqualTo("invalid_request");
            assertThat(answer.parameter("iss")).isEqualTo(Curl.encode(BASE));
            assertThat(answer.location()).doesNotContain("code=");
        });
        holds("5.3.2.2-2 not pushed, to an address that is not the client's: the answer stays here", () -> {
            var answer = program.curl.get(direct + Curl.encode("https://evil.example/"));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Location")).isEmpty();
        });
        holds(
                "RFC 9101 §5 client_id and request_uri are enough",
                () -> assertThat(program.visit(program.push(AS_IT_IS).text("request_uri"))
                                .parameter("code"))
                        .isNotEmpty());
        holds("RFC 9101 §5 what the address adds to a pushed request counts for nothing", () -> {
            var uri = Curl.encode(program.push(AS_IT_IS).text("request_uri"));
            var answer = program.curl.get(BASE + "/oauth2/authorize?client_id=demo-lps&request_uri=" + uri
                    + "&state=evil&redirect_uri=https%3A%2F%2Fevil.example");
            assertThat(answer.location()).startsWith(CALLBACK).contains("state=xyz");
        });
        holds(
                "RFC 9126 §2.2 a request_uri of another client",
                () -> assertThat(program.visit(program.push(AS_IT_IS).text("request_uri"), "demo-lps-2")
                                .status())
                        .isEqualTo(400));
        holds("RFC 9126 §7.3 a request_uri that has given its code", () -> {
            var uri = program.push(AS_IT_IS).text("request_uri");
            program.visit(uri);
            assertThat(program.visit(uri).status()).isEqualTo(400);
        });
        holds("RFC 9126 §7.3 a request_uri visited twice before the sign-in still works", () -> {
            var doctor = new StrictProgram(BASE, client("demo-lps"), new Curl());
            var uri = doctor.push(AS_IT_IS).text("request_uri");
            doctor.visit(uri);
            assertThat(doctor.visit(uri).location()).isEqualTo(BASE + "/pro/connexion");
            assertThat(doctor.signedIn("leclerc").visit(uri).parameter("code")).isNotEmpty();
        });
        holds("RFC 9126 §2.2 a request_uri that has expired", () -> {
            var uri = program.push(AS_IT_IS).text("request_uri");
            var past = uri.replaceAll("___\\d+$", "___" + (now() - 10) * 1000);
            aged(uri, past.replace("urn:ietf:params:oauth:request_uri:", ""));
            assertThat(program.visit(past).status()).isEqualTo(400);
        });
        holds("RFC 9126 §2.2 a request_uri whose end was moved", () -> {
            var uri = program.push(AS_IT_IS).text("request_uri");
            assertThat(program.visit(uri.replaceAll("___\\d+$", "___99999999999999"))
                            .status())
                    .isEqualTo(400);
        });
        for (var strange : List.of("https://evil.example/request", "urn:ietf:params:oauth:request_uri:never", "x")) {
            holds(
                    "RFC 9126 §2.2 request_uri " + strange,
                    () -> assertThat(program.visit(strange).status()).isEqualTo(400));
        }
        holds(
                "RFC 9126 §2.2 a request lives less than ten minutes",
                () -> assertThat(program.push(AS_IT_IS).json().get("expires_in").asInt())
                        .isBetween(5, 600));
        holds("5.3.2.2-7 the answer names the issuer, and the metadata says so", () -> {
            assertThat(program.visit(program.push(AS_IT_IS).text("request_uri")).parameter("iss"))
                    .isEqualTo(Curl.encode(BASE));
            var metadata =
                    program.curl.get(BASE + "/.well-known/openid-configuration").json();
            assertThat(metadata.get("authorization_response_iss_parameter_supported")
                            .asBoolean())
                    .isTrue();
        });
        holds("5.3.2.2 a long state and a nonce of 384 letters come back as they were", () -> {
            var nonce = "n".repeat(384);
            var state = "s".repeat(1000);
            var answer = program.visit(
                    program.push(Map.of("state", state, "nonce", nonce)).text("request_uri"));
            assertThat(answer.parameter("state")).isEqualTo(state);
            assertThat(claims(program.tokens(answer.parameter("code")).text("id_token")))
                    .contains("\"" + nonce + "\"");
        });
        holds("5.3.2.2 no state and no nonce: none comes back", () -> {
            var answer =
                    program.visit(program.push(Map.of("state", "", "nonce", "")).text("request_uri"));
            assertThat(answer.location()).doesNotContain("state=");
            assertThat(claims(program.tokens(answer.parameter("code")).text("id_token")))
                    .doesNotContain("nonce");
        });
        return tests.stream();
    }
}
