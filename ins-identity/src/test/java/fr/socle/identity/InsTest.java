package fr.socle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.socle.identity.Ins.Authority;
import fr.socle.kernel.Refused;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InsTest {

    /// Numbers published by CNAM, ANS and Interop'Santé.
    @ParameterizedTest
    @CsvSource({
        "2751263220749,74", "297022A020778,78", "1090763220834,89", "2090663220123,55", "2770101154003,29",
        "180032B020401,23", "160012B020777,13", "2090763220834,39", "2790351215189,89", "2360663220836,56"
    })
    void the_key_of_every_published_number_holds_Corsica_included(String number, String key) {
        assertThat(Ins.withKey(number, Authority.NIR).matricule()).isEqualTo(number + key);
    }

    /// Official material holds wrong keys too: they are refused when somebody types them.
    @ParameterizedTest
    @ValueSource(strings = {"181036322045660", "281036322045610", "260058815400244", "276037510669380"})
    void a_wrong_key_is_refused_even_when_an_official_sample_holds_it(String matricule) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Ins.of(Authority.NIR.oid(), matricule))
                .extracting(Refused::refusal)
                .isEqualTo(new IdentityRefusal.WrongKey());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "27512632207497", "2751263220749744", "975126322074974", "275006322074974", "27512C322074974"
            })
    void what_does_not_look_like_a_matricule_is_refused_for_its_form(String matricule) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Ins.of(Authority.NIR.oid(), matricule))
                .extracting(Refused::refusal)
                .isEqualTo(new IdentityRefusal.MalformedNumber());
    }

    @Test
    void spaces_and_lower_case_are_forgiven_to_who_types() {
        assertThat(Ins.of("urn:oid:" + Authority.NIR.oid(), "2 97 02 2a 020 778 78"))
                .isEqualTo(new Ins("297022A02077878", Authority.NIR));
    }

    @Test
    void only_the_authority_tells_a_NIR_from_a_NIA() {
        assertThat(Ins.of("1.2.250.1.213.1.4.9", "109076322083489").authority()).isEqualTo(Authority.NIA);
        assertThat(Ins.of("1.2.250.1.213.1.4.10", "109076322083489").authority())
                .isEqualTo(Authority.TEST);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> Ins.of("1.2.250.1.213.1.4.2", "109076322083489"))
                .extracting(Refused::refusal)
                .isEqualTo(new IdentityRefusal.UnknownAuthority());
    }

    @Test
    void a_month_above_twelve_exists_for_incomplete_civil_records() {
        assertThat(Ins.withKey("2753163220749", Authority.NIR).matricule()).startsWith("27531");
    }

    @Test
    void a_value_is_well_formed_tells_whether_its_key_holds_and_is_never_printed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ins("27512632207497X", Authority.NIR))
                .withMessageNotContaining("275126");
        assertThat(new Ins("181036322045660", Authority.NIR).keyHolds()).isFalse();
        assertThat(new Ins("275126322074974", Authority.NIR)).hasToString("Ins[NIR •••]");
    }
}
