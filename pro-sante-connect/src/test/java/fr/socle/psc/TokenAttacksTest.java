package fr.socle.psc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// What people have tried against those who read JWT (RFC 8725 and the reports it sums up). Each attack starts from a
/// token that opens the door, so that nothing but the attack can be the reason for the refusal.
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenAttacksTest extends HttpTest {

    @Autowired
    JWKSource<SecurityContext> keys;

    private final Curl curl = new Curl();
    private final List<DynamicTest> attacks = new ArrayList<>();
    private String good;
    private ECKey ours;
    private ECKey mine;

    private void prepare() throws Exception {
        good = curl.post(
                        BASE + "/oauth2/token",
                        Map.of("grant_type", "client_credentials", "scope", "admin"),
                        "Authorization",
                        basic("demo-admin"))
                .text("access_token");
        ours = key(KeyType.EC).toECKey();
        mine = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        assertThat(status(good)).isEqualTo(200);
        assertThat(status(copy().signed(ours))).isEqualTo(200);
    }

    private com.nimbusds.jose.jwk.JWK key(KeyType type) throws Exception {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyType(type).build()), null)
                .getFirst();
    }

    private int status(String token) {
        return curl.get(BASE + "/api/admin/whoami", "Authorization", "Bearer " + token)
                .status();
    }

    /// The good token taken apart.
    private Jws copy() throws Exception {
        var token = SignedJWT.parse(good);
        var copy = new Jws();
        copy.header.putAll(token.getHeader().toJSONObject());
        copy.claims.putAll(token.getJWTClaimsSet().toJSONObject());
        return copy;
    }

    private void attack(String name, String token) {
        attacks.add(
                DynamicTest.dynamicTest(name, () -> assertThat(status(token)).isBetween(400, 431)));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private String signature() {
        return good.split("\\.")[2];
    }

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
