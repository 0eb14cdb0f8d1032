package fr.socle.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlaceTest {

    @Test
    void a_department_is_told_from_a_postal_code_and_from_a_town() {
        assertThat(Place.parse("2a")).contains(new Place.Department("2A"));
        assertThat(Place.parse("974")).contains(new Place.Department("974"));
        assertThat(Place.parse("01440")).contains(new Place.Code("01440"));
        assertThat(Place.parse("2B033")).contains(new Place.Code("2B033"));
        assertThat(Place.parse(" Ajaccio ")).contains(new Place.Town("AJACCIO"));
        assertThat(Place.parse("  ")).isEmpty();
    }

    @Test
    void a_department_may_be_called_by_its_name() {
        assertThat(Place.parse("Côte-d'Or")).contains(new Place.Department("21"));
        assertThat(Place.parse("la réunion")).contains(new Place.Department("974"));
    }

    @Test
    void a_name_that_is_a_town_and_a_department_means_the_town() {
        assertThat(Place.parse("Paris")).contains(new Place.Town("PARIS"));
    }
}
