package fr.socle.psc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TotpTest {

    /// The shared secret of RFC 6238, appendix B, in Base32.
    private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "20000000000, 353130"})
    void codes_are_those_of_the_specification(long second, String code) {
        assertThat(Totp.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void a_code_holds_one_step_around_its_time_and_no_longer() {
        var now = Instant.ofEpochSecond(1_234_567_890);
        var code = Totp.code(SECRET, now);
        assertThat(Totp.stepOf(code, SECRET, now.plusSeconds(30))).isPresent();
        assertThat(Totp.stepOf(code, SECRET, now.minusSeconds(30))).isPresent();
        assertThat(Totp.stepOf(code, SECRET, now.plusSeconds(90))).isEmpty();
        assertThat(Totp.stepOf("", SECRET, now)).isEmpty();
    }
}
