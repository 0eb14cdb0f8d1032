package fr.socle.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityModuleTest
class SoundsTest {

    @Autowired
    SandboxPopulation population;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "LEFEBVRE,LEFEVRE",
        "GAUTHIER,GOTIER",
        "MOREAU,MAURAUX",
        "DUPONT,DUPOND",
        "PHILIPPE,FILIPE",
        "CHEVALLIER,CHEVALIER",
        "ROUSSEAU,ROUSSOT",
        "FAIVRE,FEVRE",
        "LEQUEN,LECKEN"
    })
    void names_that_are_heard_alike_have_one_key(String one, String other) {
        assertThat(Sounds.of(one)).isEqualTo(Sounds.of(other));
    }

    @ParameterizedTest
    @CsvSource({"DURAND,DUPONT", "PETIT,PETITJEAN", "LECLERC,LECLAIR"})
    void names_that_are_heard_otherwise_have_another(String one, String other) {
        assertThat(Sounds.of(one)).isNotEqualTo(Sounds.of(other));
    }

    @Test
    void the_database_hears_what_we_hear() {
        population.ensure(2_000, 42);
        assertThat(jdbc.sql("select distinct birth_name_key, identity.sound(birth_name_key) from identity.person")
                        .query((row, _) -> Sounds.of(row.getString(1)).equals(row.getString(2)))
                        .list())
                .hasSizeGreaterThan(100)
                .doesNotContain(false);
    }
}
