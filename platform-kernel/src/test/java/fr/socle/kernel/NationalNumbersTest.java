package fr.socle.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NationalNumbersTest {

    @Test
    void an_rpps_number_carries_a_luhn_key_over_its_eleven_digits() {
        var rpps = RppsNumber.withKey("9970000001");
        assertThat(rpps.value()).hasSize(11).startsWith("9970000001");
        assertThat(RppsNumber.ofNationalId("8" + rpps)).isEqualTo(rpps);
        assertThat(rpps.nationalId()).startsWith("89970000001");
    }

    @Test
    void a_wrong_key_makes_no_rpps_number() {
        var rpps = RppsNumber.withKey("9970000001").value();
        var wrong = rpps.substring(0, 10) + (rpps.charAt(10) == '9' ? '0' : '9');
        assertThatIllegalArgumentException().isThrownBy(() -> new RppsNumber(wrong));
        assertThatIllegalArgumentException().isThrownBy(() -> new RppsNumber("1000346103"));
    }

    @Test
    void a_corsican_finess_number_counts_its_letter_as_a_digit() {
        assertThat(FinessNumber.withKey("2A000015").value()).hasSize(9).startsWith("2A000015");
        assertThat(new FinessNumber(FinessNumber.withKey("2B000015").value()).value())
                .startsWith("2B");
    }

    @Test
    void a_wrong_key_makes_no_finess_number() {
        var right = FinessNumber.withKey("01000002").value();
        var wrong = right.substring(0, 8) + (right.charAt(8) == '9' ? '0' : '9');
        assertThatIllegalArgumentException().isThrownBy(() -> new FinessNumber(wrong));
    }
}
