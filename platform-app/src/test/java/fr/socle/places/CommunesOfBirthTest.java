package fr.socle.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.socle.directory.Communes;
import fr.socle.directory.Communes.Knowledge;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommunesOfBirthTest {

    private final Communes communes = mock();
    private final CommunesOfBirth places = new CommunesOfBirth(communes);

    @Test
    void a_commune_that_was_never_listed_is_excluded_and_one_that_is_no_more_is_not() {
        when(communes.of("63999")).thenReturn(Knowledge.NOT_LISTED);
        when(communes.of("63001")).thenReturn(Knowledge.LISTED);
        when(communes.of("98735")).thenReturn(Knowledge.NO_LIST);
        assertThat(places.excludes("63999", LocalDate.of(1971, 4, 2))).isTrue();
        assertThat(places.excludes("63001", LocalDate.of(1971, 4, 2))).isFalse();
        assertThat(places.excludes("98735", LocalDate.of(1971, 4, 2))).isFalse();
    }

    /// Before the list, abroad, in Algeria before 1962, in an arrondissement.
    @ParameterizedTest
    @CsvSource({
        "63999,1942-12-31",
        "99341,1971-04-02",
        "91352,1955-04-02",
        "75107,1962-08-24",
        "69381,1990-01-01",
        "13216,1990-01-01"
    })
    void what_the_list_does_not_cover_is_not_excluded(String place, LocalDate born) {
        when(communes.of(anyString())).thenReturn(Knowledge.NOT_LISTED);
        assertThat(places.excludes(place, born)).isFalse();
    }
}
