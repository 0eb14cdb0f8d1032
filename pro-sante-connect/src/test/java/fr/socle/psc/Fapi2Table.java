package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.socle.psc.Curl.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;

/// What the FAPI 2.0 Security Profile asks of an authorization server, row by row and from outside. Each name starts
/// with the clause it restates (<https://openid.net/specs/fapi-security-profile-2_0-final.html>).
abstract class Fapi2Table extends HttpTest {

    static final String TOKEN = "/oauth2/token";
    static final Map<String, String> AS_IT_IS = Map.of();

    StrictProgram program;
    StrictProgram other;
    final List<DynamicTest> tests = new ArrayList<>();

    @BeforeEach
    void programs() {
        program = new StrictProgram(BASE, client("demo-lps"), new Curl());
        other = new StrictProgram(BASE, client("demo-lps-2"), program.curl);
    }

    void refused(String name, String error, Supplier<Answer> attempt) {
        tests.add(DynamicTest.dynamicTest(name, () -> {
            var answer = attempt.get();
            assertThat(answer.status()).as(answer.body()).isBetween(400, 401);
            assertThat(answer.text("error")).isIn((Object[]) error.split("\\|"));
        }));
    }

    void accepted(String name, int status, Supplier<Answer> attempt) {
        tests.add(DynamicTest.dynamicTest(name, () -> {
            var answer = attempt.get();
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        }));
    }

    void holds(String name, Runnable check) {
        tests.add(DynamicTest.dynamicTest(name, check::run));
    }

    static long now() {
        return Instant.now().getEpochSecond();
    }

    static JWK key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String claims(String jwt) {
        return new String(Base64.getUrlDecoder().decode(jwt.split("\\.")[1]));
    }
}
