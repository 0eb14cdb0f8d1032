package fr.socle.prescription.bdpm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BdpmValuesTest {

    @Test
    void the_comma_separates_thousands_and_cents_alike() {
        assertThat(BdpmValues.price("1,466,29")).isEqualTo(new BigDecimal("1466.29"));
        assertThat(BdpmValues.price("24,34")).isEqualTo(new BigDecimal("24.34"));
        assertThat(BdpmValues.price("112,345,678,90")).isEqualTo(new BigDecimal("112345678.90"));
        assertThat(BdpmValues.price("")).isNull();
        assertThatIllegalArgumentException().isThrownBy(() -> BdpmValues.price("1.466"));
    }

    @Test
    void a_rate_is_read_with_or_without_a_space() {
        assertThat(BdpmValues.rates("65 %")).isEqualTo("65");
        assertThat(BdpmValues.rates("65%;100 %")).isEqualTo("65;100");
        assertThat(BdpmValues.rates("")).isEmpty();
    }

    @Test
    void a_date_is_written_day_first() {
        assertThat(BdpmValues.date("02/03/2026")).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> BdpmValues.date("2026-03-02"));
    }
}
