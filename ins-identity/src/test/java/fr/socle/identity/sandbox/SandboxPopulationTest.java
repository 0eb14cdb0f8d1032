package fr.socle.identity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.identity.Identities;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.IdentityRefusal.NotQualified;
import fr.socle.identity.IdentityStatus;
import fr.socle.identity.SandboxPopulation;
import fr.socle.identity.Sex;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IdentityModuleTest
class SandboxPopulationTest {

    @Autowired
    SandboxPopulation population;

    @Autowired
    Identities identities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void there_are_people() {
        population.ensure(2_000, 42);
    }

    @Test
    void asking_again_changes_nothing_asking_for_more_adds_and_another_seed_is_left_alone() {
        population.ensure(1_000, 42);
        population.ensure(5_000, 43);
        assertThat(count()).isEqualTo(2_000);
        var cast = population.cast();
        population.ensure(2_100, 42);
        assertThat(count()).isEqualTo(2_100);
        assertThat(population.cast()).isEqualTo(cast);
    }

    @Test
    void the_cast_is_who_the_stories_say() {
        var cast = population.cast();
        var citizen = identities.requireQualified(cast.firstCitizen());
        assertThat(citizen.traits().sex()).isEqualTo(Sex.F);
        assertThat(citizen.displayName()).isEqualTo("Zelie-Anne LE BIHAN");
        assertThat(age(cast.infant()).toTotalMonths()).isEqualTo(14);
        assertThat(age(cast.teenager()).getYears()).isEqualTo(16);
        for (var child : List.of(cast.infant(), cast.teenager())) {
            assertThat(identities.requireQualified(child).legalRepresentatives())
                    .containsExactly(cast.parent());
        }
        assertThat(age(cast.carer()).getYears()).isBetween(50, 60);
        assertThat(age(cast.caredFor()).getYears()).isGreaterThan(80);
        assertThat(identities.require(cast.otherCitizen()).isQualified()).isTrue();
    }

    @Test
    void a_grown_up_child_has_parents_and_no_legal_representative() {
        assertThat(identities.require(population.cast().carer()).legalRepresentatives())
                .isEmpty();
        assertThat(jdbc.sql("select parent from identity.link where child = :child")
                        .param("child", population.cast().carer().value())
                        .query(java.util.UUID.class)
                        .single())
                .isEqualTo(population.cast().caredFor().value());
    }

    @Test
    void a_person_who_is_not_qualified_shows_no_INS_although_one_was_retrieved() {
        var retrieved = identities.require(population.unqualified().retrieved());
        assertThat(retrieved.status()).isEqualTo(IdentityStatus.RECUP);
        assertThat(retrieved.ins()).isNull();
        assertThat(jdbc.sql("select matricule from identity.person where id = :id")
                        .param("id", retrieved.id().value())
                        .query(String.class)
                        .single())
                .hasSize(15);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() ->
                        identities.requireQualified(population.unqualified().provisional()))
                .extracting(Refused::refusal)
                .isEqualTo(new NotQualified(IdentityStatus.PROV));
    }

    private Period age(PatientId person) {
        return Period.between(identities.require(person).traits().birthDate(), LocalDate.now(clock));
    }

    private int count() {
        return jdbc.sql("select count(*) from identity.person")
                .query(Integer.class)
                .single();
    }
}
