package fr.socle.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.socle.identity.Match.Grade;
import fr.socle.kernel.PatientId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MatchingTest {

    private static final LocalDate DAY = LocalDate.of(1984, 3, 12);
    private static final Identity ZELIE = person("D'HAUTERIVE", "LE BIHAN", "ZELIE-ANNE", DAY, Sex.F, null);

    @Test
    void one_person_who_agrees_on_everything_is_certain() {
        var match = Matching.rank(probe("d'Hauterive", "Zélie Anne", DAY, Sex.F), List.of(ZELIE))
                .getFirst();
        assertThat(match.grade()).isEqualTo(Grade.CERTAIN);
        assertThat(match.score()).isEqualTo(1);
    }

    @Test
    void the_used_name_is_as_good_as_the_birth_name() {
        assertThat(Matching.rank(probe("Le Bihan", "zelie-anne", DAY, Sex.F), List.of(ZELIE)))
                .extracting(Match::grade)
                .containsExactly(Grade.CERTAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "dauterive, zelie anne, 1984-03-12", "d hauterive, zelieanne, 1984-03-21",
        "d hauterive, zelie-ane, 1984-03-12", "dhauterive, zelie anne, 1984-12-03",
        "dhauterive, zelie anne, 1948-03-12", "dhauterive, zelie, 1984-03-12"
    })
    void a_slip_of_the_keyboard_leaves_a_person_probable(String family, String given, LocalDate day) {
        assertThat(Matching.rank(probe(family, given, day, Sex.F), List.of(ZELIE)))
                .extracting(Match::grade)
                .containsExactly(Grade.PROBABLE);
    }

    @Test
    void somebody_else_born_that_day_is_no_match() {
        assertThat(Matching.rank(probe("Martin", "Paul", DAY, Sex.M), List.of(ZELIE)))
                .isEmpty();
    }

    @Test
    void two_homonyms_are_never_certain() {
        var one = person("PETIT", null, "MARTINE", DAY, Sex.F, null);
        var other = person("PETIT", null, "MARTINE", DAY, Sex.F, null);
        assertThat(Matching.rank(probe("Petit", "Martine", DAY, Sex.F), List.of(one, other)))
                .extracting(Match::grade)
                .containsExactly(Grade.PROBABLE, Grade.PROBABLE);
    }

    @Test
    void a_twin_is_not_taken_for_the_other_on_the_strength_of_a_likely_given_name() {
        var lea = person("ROCHE", null, "LEA", DAY, Sex.F, 1);
        var lena = person("ROCHE", null, "LENA", DAY, Sex.F, 2);
        assertThat(Matching.rank(probe("Roche", "Léa", DAY, Sex.F), List.of(lea, lena)))
                .extracting(match -> match.identity().traits().firstGivenName(), Match::grade)
                .containsExactly(tuple("LEA", Grade.CERTAIN), tuple("LENA", Grade.POSSIBLE));
    }

    @Test
    void without_a_given_name_nobody_is_more_than_possible() {
        var probe = new Probe(null, "D'Hauterive", List.of(), BirthPeriod.day(DAY), Sex.F, null);
        assertThat(Matching.rank(probe, List.of(ZELIE)))
                .extracting(Match::grade)
                .containsExactly(Grade.POSSIBLE);
    }

    @Test
    void an_INS_under_the_traits_of_somebody_else_is_not_certain() {
        assertThat(Matching.byIns(probe("Martin", "Paul", DAY, Sex.M), ZELIE).grade())
                .isEqualTo(Grade.POSSIBLE);
        assertThat(Matching.byIns(probe("Le Bihan", "Zélie", DAY, Sex.F), ZELIE).grade())
                .isEqualTo(Grade.CERTAIN);
    }

    private static Probe probe(String family, String given, LocalDate day, Sex sex) {
        return new Probe(null, family, List.of(given), BirthPeriod.day(day), sex, null);
    }

    private static Identity person(String name, String usedName, String given, LocalDate day, Sex sex, Integer rank) {
        var traits = new Traits(name, List.of(given), given, day, sex, "35238");
        return new Identity(
                PatientId.next(),
                IdentityStatus.VALI,
                null,
                traits,
                usedName,
                null,
                rank,
                null,
                Identity.Contact.NONE,
                List.of());
    }
}
