package fr.socle.families;

import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.PlatformTest;
import fr.socle.directory.Families;
import fr.socle.identity.SandboxPopulation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class IdentifiedFamiliesTest {

    @Autowired
    Families families;

    @Autowired
    SandboxPopulation population;

    @Test
    void a_parent_answers_for_the_minors_and_a_grown_up_child_for_nobody() {
        var cast = population.cast();
        assertThat(families.minorsOf(cast.parent()))
                .extracting(Families.Member::id)
                .containsExactly(cast.teenager(), cast.infant());
        assertThat(families.find(cast.infant()).orElseThrow().isRepresentedBy(cast.parent()))
                .isTrue();
        assertThat(families.find(cast.infant()).orElseThrow().isRepresentedBy(cast.carer()))
                .isFalse();
        assertThat(families.minorsOf(cast.caredFor())).isEmpty();
        assertThat(families.find(cast.carer()).orElseThrow().isRepresentedBy(cast.caredFor()))
                .isFalse();
    }
}
