package fr.socle.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PrescriptionNumberTest {

    private final PrescriptionNumbers numbers = new RandomPrescriptionNumbers();

    @Test
    void a_number_is_version_01_then_sixteen_digits_or_consonants() {
        assertThat(numbers.next().value()).matches("01[0-9BCDFGHJKMNPQRSTVWXYZ]{16}");
    }

    @Test
    void numbers_do_not_repeat() {
        assertThat(Stream.generate(numbers::next).limit(10_000).distinct()).hasSize(10_000);
    }

    @Test
    void the_check_character_follows_the_hybrid_scheme_modulo_31_30() {
        // worked by hand: carried 30, then for each of 0 and 1: (carried + value) mod 30, doubled, mod 31
        assertThat(PrescriptionNumber.checkCharacter("0")).isEqualTo('2');
        assertThat(PrescriptionNumber.checkCharacter("01")).isEqualTo('2');
    }

    @Test
    void every_single_mistyped_character_is_caught() {
        var right = numbers.next().value();
        for (var place = 2; place < right.length(); place++) {
            for (var wrong : PrescriptionNumber.ALPHABET.toCharArray()) {
                if (wrong != right.charAt(place)) {
                    var typed = right.substring(0, place) + wrong + right.substring(place + 1);
                    assertThatIllegalArgumentException().isThrownBy(() -> PrescriptionNumber.parse(typed));
                }
            }
        }
    }

    @Test
    void what_a_person_types_is_read_kindly() {
        var number = numbers.next();
        assertThat(PrescriptionNumber.parse(" " + number.inGroups().toLowerCase() + " "))
                .isEqualTo(number);
        assertThat(PrescriptionNumber.parse(number.value().replace('0', 'o').replace('1', 'l')))
                .isEqualTo(number);
    }
}
