package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.socle.psc.Curl.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// CIBA as FAPI has it: the request is signed, the token is bound
/// (<https://openid.net/specs/openid-financial-api-ciba-ID1.html>).
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignedCibaTest extends HttpTest {

    private static final String CIBA = "urn:openid:params:grant-type:ciba";

    private StrictProgram program;
    private StrictProgram other;

    @BeforeEach
    void programs() {
        program = new StrictProgram(BASE, client("demo-ciba"), new Curl());
        other = new StrictProgram(BASE, client("demo-ciba-2"), new Curl());
    }

    private Jws request() {
        var now = Instant.now().getEpochSecond();
        return new Jws()
                .header("alg", "ES256")
                .header("kid", program.key.getKeyID())
                .claim("iss", "demo-ciba")
                .claim("aud", BASE)
                .claim("iat", now)
                .claim("nbf", now)
                .claim("exp", now + 300)
                .claim("jti", UUID.randomUUID().toString())
                .claim("scope", "openid")
                .claim("login_hint", PscTestConfiguration.LECLERC.nationalId())
                .claim("binding_message", "1234");
    }

    private Answer start(Map<String, String> form) {
        return program.curl.post(
                BASE + "/oauth2/bc-authorize",
                program.authenticated(program.assertion().signed(program.key), form, Map.of()));
    }

    private Answer start(UnaryOperator<Jws> change) {
        return start(Map.of("request", change.apply(request()).signed(program.key)));
    }

    private static Answer poll(StrictProgram who, String id) {
        var form = Map.of("grant_type", CIBA, "auth_req_id", id);
        return who.curl.post(
                BASE + "/oauth2/token",
                who.authenticated(who.assertion().signed(who.key), form, Map.of()),
                "DPoP",
                who.proof(BASE + "/oauth2/token").signed(who.proofKey));
    }

    @Test
    void a_signed_request_is_approved_and_gives_a_bound_token() {
        var started = start(UnaryOperator.identity());
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        var id = started.text("auth_req_id");
        assertThat(poll(other, id).text("error")).isEqualTo("invalid_grant");
        assertThat(poll(program, id).text("error")).isEqualTo("authorization_pending");
        program.curl.post(BASE + "/api/sandbox/e-cps/" + id + "/approve", Map.of());
        var unbound = program.curl.post(
                BASE + "/oauth2/token",
                program.authenticated(
                        program.assertion().signed(program.key),
                        Map.of("grant_type", CIBA, "auth_req_id", id),
                        Map.of()));
        assertThat(unbound.text("error")).as("no key is held").isEqualTo("invalid_request");
        assertThat(poll(program, id).text("token_type")).isEqualTo("DPoP");
        assertThat(poll(program, id).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void an_id_token_says_whose_phone_is_meant() {
        var token = tokensOf("leclerc", "openid").get("id_token").asString();
        var asked = start(it -> it.claim("login_hint", null).claim("id_token_hint", token));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> requests_that_are_refused() throws Exception {
        var tests = new ArrayList<DynamicTest>();
        var now = Instant.now().getEpochSecond();
        var invalid = "invalid_request";
        var changes = new HashMap<String, UnaryOperator<Jws>>();
        for (var claim : List.of("iss", "aud", "exp", "iat", "nbf", "jti")) {
            changes.put(claim + " is missing", it -> it.claim(claim, null));
        }
        changes.put("iss is another client", it -> it.claim("iss", "demo-ciba-2"));
        changes.put("aud is another server", it -> it.claim("aud", "https://other.example"));
        changes.put("exp is past", it -> it.claim("exp", now - 60));
        changes.put("valid for more than an hour", it -> it.claim("exp", now + 7200));
        changes.put("nbf is in the future", it -> it.claim("nbf", now + 120));
        changes.put("no hint", it -> it.claim("login_hint", null));
        changes.put("two hints", it -> it.claim("id_token_hint", "x"));
        changes.put(
                "a hint in a form nobody reads",
                it -> it.claim("login_hint", null).claim("login_hint_token", "x"));
        changes.put(
                "an ID token of somebody else's",
                it -> it.claim("login_hint", null).claim("id_token_hint", "e.e.e"));
        changes.forEach((name, change) -> tests.add(refused(name, invalid, () -> start(change))));
        tests.add(
                refused("unknown hint", "unknown_user_id", () -> start(it -> it.claim("login_hint", "899700000000"))));
        tests.add(refused(
                "a message too long for a phone",
                "invalid_binding_message",
                () -> start(it -> it.claim("binding_message", "x".repeat(200)))));
        tests.add(refused(
                "a scope of somebody else", "invalid_scope", () -> start(it -> it.claim("scope", "openid admin"))));
        tests.add(refused("not signed", invalid, () -> start(Map.of("scope", "openid", "login_hint", "leclerc"))));
        tests.add(refused(
                "alg none",
                invalid,
                () -> start(Map.of("request", request().header("alg", "none").unsigned()))));
        tests.add(refused(
                "alg RS256",
                invalid,
                () -> start(Map.of(
                        "request",
                        request()
                                .header("alg", "RS256")
                                .header("kid", program.rsa.getKeyID())
                                .signed(program.rsa)))));
        var stranger = new ECKeyGenerator(Curve.P_256).generate();
        tests.add(refused(
                "signed by somebody else",
                invalid,
                () -> start(Map.of("request", request().signed(stranger)))));
        tests.add(refused(
                "a parameter beside the signed ones",
                invalid,
                () -> start(Map.of("request", request().signed(program.key), "login_hint", "durand"))));
        tests.add(refused("used twice", invalid, () -> {
            var once = request().signed(program.key);
            start(Map.of("request", once));
            return start(Map.of("request", once));
        }));
        return tests.stream();
    }

    private static DynamicTest refused(String name, String error, Supplier<Answer> attempt) {
        return DynamicTest.dynamicTest(name, () -> {
            var answer = attempt.get();
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.text("error")).isEqualTo(error);
        });
    }
}
