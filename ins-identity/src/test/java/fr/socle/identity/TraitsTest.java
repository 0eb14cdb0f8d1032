package fr.socle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TraitsTest {

    private static final List<String> LIST = List.of("JEAN", "CHRISTOPHE", "PIERRE");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Lefèvre,LEFEVRE", "Nuñez-Œrtel,NUNEZ-OERTEL", "d’Hauterive,D'HAUTERIVE", "le goff,LE GOFF",
                "Straße,STRASSE", "Pont–Croix,PONT-CROIX", "'T HOOFT,'T HOOFT", "Martin--Durand,MARTIN--DURAND",
                "Ærø,AERO", "Þór,THOR"
            })
    void a_family_name_is_written_in_the_alphabet_of_the_INS(String typed, String spelled) {
        assertThat(Spelling.familyName(typed)).isEqualTo(spelled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DUPONT2", "O_BRIEN", "A/B", "ST. JEAN", "-DURAND", "LE  GOFF", "D''ARC", "D' ARC", "", "Иванов"
            })
    void what_is_no_letter_of_a_family_name_is_refused_never_removed(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Spelling.familyName(typed));
    }

    @Test
    void a_name_has_at_most_a_hundred_characters() {
        assertThat(Spelling.familyName("A".repeat(100))).hasSize(100);
        assertThatIllegalArgumentException().isThrownBy(() -> Spelling.familyName("A".repeat(101)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANNE--LOU", "ANNE-", "ANNE'"})
    void a_given_name_has_no_double_hyphen_and_ends_with_a_letter(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Spelling.givenName(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JEAN", "JEAN CHRISTOPHE", "JEAN-CHRISTOPHE", "JEAN-CHRISTOPHE-PIERRE"})
    void the_first_given_name_starts_the_list_whatever_joins_its_words(String first) {
        assertThat(with(first).firstGivenName()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CHRISTOPHE", "JEA", "JEAN PIERRE"})
    void another_given_name_or_a_piece_of_the_first_is_not_the_first_given_name(String first) {
        assertThatIllegalArgumentException().isThrownBy(() -> with(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"35238", "2A004", "2B033", "97411", "99341"})
    void a_birth_place_is_an_INSEE_code(String cog) {
        assertThat(new Traits("MARTIN", LIST, "JEAN", LocalDate.EPOCH, Sex.M, cog).birthPlace())
                .isEqualTo(cog);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3523", "2C004", "Rennes", "352381"})
    void anything_else_is_no_birth_place(String cog) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Traits("MARTIN", LIST, "JEAN", LocalDate.EPOCH, Sex.M, cog));
    }

    private static Traits with(String first) {
        return new Traits("MARTIN", LIST, first, LocalDate.EPOCH, Sex.M, "35238");
    }
}
