package fr.socle.identity.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.identity.KnownPlaces;
import fr.socle.identity.Sex;
import fr.socle.kernel.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EnteredTraitsTest {

    @Test
    void a_place_that_the_list_excludes_is_refused() {
        var entered = with(Map.of("places", (KnownPlaces) (place, _) -> place.equals("63999")));
        refused(entered, "63999", LocalRefusal.NO_SUCH_PLACE);
        assertThat(entered.require(bornIn("63113")).birthPlace()).isEqualTo("63113");
    }

    @Test
    void without_a_list_the_form_counts_alone() {
        var entered = with(Map.of());
        assertThat(entered.require(bornIn("63999")).birthPlace()).isEqualTo("63999");
        refused(entered, "00113", LocalRefusal.UNKNOWN_PLACE);
    }

    @Test
    void an_unknown_place_is_for_provisional_identities() {
        var entered = with(Map.of());
        refused(entered, StrictTraits.UNKNOWN_PLACE, LocalRefusal.UNKNOWN_PLACE);
        assertThat(entered.requireButPlace(bornIn(StrictTraits.UNKNOWN_PLACE)).birthPlace())
                .isEqualTo(StrictTraits.UNKNOWN_PLACE);
    }

    private static EnteredTraits with(Map<String, KnownPlaces> places) {
        var beans = new StaticListableBeanFactory(Map.copyOf(places));
        return new EnteredTraits(beans.getBeanProvider(KnownPlaces.class), Clock.systemUTC());
    }

    private static void refused(EnteredTraits entered, String place, LocalRefusal why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> entered.require(bornIn(place)))
                .extracting(Refused::refusal)
                .isEqualTo(why);
    }

    private static StrictTraits bornIn(String place) {
        return new StrictTraits(
                "DUREPAIRE", List.of("PAUL"), null, new BirthDate(LocalDate.of(1971, 4, 2), false), Sex.M, place);
    }
}
