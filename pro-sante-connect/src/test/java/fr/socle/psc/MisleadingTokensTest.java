package fr.socle.psc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Attacks on access tokens: headers that lead astray, and our own signature under something else.
@DisplayNameGeneration(ReplaceUnderscores.class)
class MisleadingTokensTest extends TokenAttacks {

    @TestFactory
    Stream<DynamicTest> headers_that_lead_astray() throws Exception {
        prepare();
        var visits = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/", exchange -> {
            visits.incrementAndGet();
            var body = new JWKSet(mine).toString().getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        var elsewhere = "http://localhost:" + server.getAddress().getPort() + "/jwks";
        for (var kid : List.of(
                "../../../../dev/null",
                "/dev/null",
                "' or '1'='1",
                "x'; drop table psc.signing_key; --",
                "$(id)",
                "${jndi:ldap://localhost/x}",
                "\u0000")) {
            attack(
                    "kid " + kid.replace('\u0000', '0'),
                    copy().header("kid", kid).signed(mine));
        }
        attack("kid is a list", copy().header("kid", List.of(ours.getKeyID())).signed(mine));
        attack(
                "jku to keys of the attacker's",
                copy().header("kid", "mine").header("jku", elsewhere).signed(mine));
        attack(
                "x5u to a certificate of the attacker's",
                copy().header("kid", "mine").header("x5u", elsewhere).signed(mine));
        attack(
                "jwk brought along",
                copy().header("kid", "mine")
                        .header("jwk", mine.toPublicJWK().toJSONObject())
                        .signed(mine));
        attack(
                "jwk brought along under our name",
                copy().header("jwk", mine.toPublicJWK().toJSONObject()).signed(mine));
        attack("x5c brought along", copy().header("x5c", List.of("MIIB")).signed(mine));
        attack(
                "crit of something unknown",
                copy().header("crit", List.of("exp")).header("exp", 1).signed(ours));
        attack("crit is empty", copy().header("crit", List.of()).signed(mine));
        attack(
                "b64 false",
                copy().header("crit", List.of("b64")).header("b64", false).signed(mine));
        attack("two alg in one header", twoAlgorithms());
        attacks.add(DynamicTest.dynamicTest("and nobody went where they pointed", () -> {
            server.stop(0);
            assertThat(visits).hasValue(0);
        }));
        return attacks.stream();
    }

    private String twoAlgorithms() throws Exception {
        var header = "{\"alg\":\"none\",\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"" + ours.getKeyID() + "\"}";
        return Jws.base64(header.getBytes(US_ASCII)) + "." + good.split("\\.")[1] + "." + signature();
    }

    @TestFactory
    Stream<DynamicTest> our_signature_under_something_else() throws Exception {
        prepare();
        attack("typ JWT, as an ID token has", copy().header("typ", "JWT").signed(ours));
        attack("typ is missing", copy().header("typ", null).signed(ours));
        attack("typ logout+jwt", copy().header("typ", "logout+jwt").signed(ours));
        attack("typ dpop+jwt", copy().header("typ", "dpop+jwt").signed(ours));
        attack(
                "iss of another server",
                copy().claim("iss", "https://other.example").signed(ours));
        attack("iss with a slash too many", copy().claim("iss", BASE + "/").signed(ours));
        attack("iss is missing", copy().claim("iss", null).signed(ours));
        attack(
                "aud of another server",
                copy().claim("aud", "https://other.example").signed(ours));
        attack(
                "aud that begins as ours",
                copy().claim("aud", BASE + ".evil.example").signed(ours));
        attack("aud is missing", copy().claim("aud", null).signed(ours));
        attack("exp two minutes ago", copy().claim("exp", now() - 120).signed(ours));
        attack("exp is missing", copy().claim("exp", null).signed(ours));
        attack("exp is a word", copy().claim("exp", "never").signed(ours));
        attack("exp before all times", copy().claim("exp", -1).signed(ours));
        attack("nbf in two minutes", copy().claim("nbf", now() + 120).signed(ours));
        attack("a grant that never was", copy().claim("grant_id", "never").signed(ours));
        attack("no grant at all", copy().claim("grant_id", null).signed(ours));
        attack(
                "bound to a certificate, shown without",
                copy().claim("cnf", Map.of("x5t#S256", "x")).signed(ours));
        attack(
                "bound to a key, shown as a bearer",
                copy().claim("cnf", Map.of("jkt", "x")).signed(ours));
        return attacks.stream();
    }

    @TestFactory
    Stream<DynamicTest> something_else_altogether() throws Exception {
        prepare();
        var doctor = tokensOf("leclerc", "openid scope_all");
        attack("an ID token", doctor.get("id_token").asString());
        attack("a refresh token", doctor.get("refresh_token").asString());
        attack(
                "a client assertion",
                new StrictProgram(BASE, client("demo-lps"), curl)
                        .assertion()
                        .signed(new StrictProgram(BASE, client("demo-lps"), curl).key));
        attack("a DPoP proof", Jws.proof(mine, "GET", BASE).signed(mine));
        attack(
                "a token within a token",
                new Jws()
                        .header("alg", "ES256")
                        .header("cty", "JWT")
                        .header("typ", "at+jwt")
                        .claim("token", good)
                        .signed(mine));
        attack(
                "five parts, as an encrypted token has",
                Jws.base64("{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}".getBytes(US_ASCII))
                        + "..AAAA.AAAA.AAAA");
        attack(
                "six thousand letters of a claim",
                copy().claim("x", "x".repeat(6000)).signed(mine));
        attack("a hundred thousand letters", "e30.".repeat(25_000));
        attack(
                "brackets within brackets",
                Jws.base64("{\"alg\":".getBytes(US_ASCII))
                        + "."
                        + Jws.base64("[".repeat(3000).getBytes(US_ASCII))
                        + ".AAAA");
        attack("not JSON", "bm90.bm90.bm90");
        attack("the word null", "null");
        return attacks.stream();
    }
}
