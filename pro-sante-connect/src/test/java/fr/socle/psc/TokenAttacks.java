package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.springframework.beans.factory.annotation.Autowired;

/// What people have tried against those who read JWT (RFC 8725 and the reports it sums up). Each attack starts from a
/// token that opens the door, so that nothing but the attack can be the reason for the refusal.
abstract class TokenAttacks extends HttpTest {

    @Autowired
    JWKSource<SecurityContext> keys;

    final Curl curl = new Curl();
    final List<DynamicTest> attacks = new ArrayList<>();
    String good;
    ECKey ours;
    ECKey mine;

    void prepare() throws Exception {
        good = adminToken();
        ours = key(KeyType.EC).toECKey();
        mine = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        assertThat(status(good)).isEqualTo(200);
        assertThat(status(copy().signed(ours))).isEqualTo(200);
    }

    com.nimbusds.jose.jwk.JWK key(KeyType type) throws Exception {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyType(type).build()), null)
                .getFirst();
    }

    private int status(String token) {
        return curl.get(BASE + "/api/admin/whoami", "Authorization", "Bearer " + token)
                .status();
    }

    /// The good token taken apart.
    Jws copy() throws Exception {
        var token = SignedJWT.parse(good);
        var copy = new Jws();
        copy.header.putAll(token.getHeader().toJSONObject());
        copy.claims.putAll(token.getJWTClaimsSet().toJSONObject());
        return copy;
    }

    void attack(String name, String token) {
        attacks.add(
                DynamicTest.dynamicTest(name, () -> assertThat(status(token)).isBetween(400, 431)));
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    String signature() {
        return good.split("\\.")[2];
    }
}
