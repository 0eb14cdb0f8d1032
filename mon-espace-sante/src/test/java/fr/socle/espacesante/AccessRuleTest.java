package fr.socle.espacesante;

import static fr.socle.espacesante.Cast.A_PROGRAM;
import static fr.socle.espacesante.Cast.DR_ESSAI;
import static fr.socle.espacesante.Cast.DR_INCONNU;
import static fr.socle.espacesante.Cast.MARIE;
import static fr.socle.espacesante.Cast.MARIE_HERSELF;
import static fr.socle.espacesante.Cast.PAUL_HIMSELF;
import static fr.socle.espacesante.Cast.PRESCRIBER;
import static org.assertj.core.api.Assertions.assertThat;

import fr.socle.kernel.Caller;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessRuleTest {

    private static final HealthRecord OPEN = new HealthRecord(MARIE, true, Set.of(), Set.of(PRESCRIBER));
    private static final HealthRecord CLOSED = new HealthRecord(MARIE, false, Set.of(), Set.of(PRESCRIBER));
    private static final HealthRecord OF_A_CHILD = new HealthRecord(Cast.LEA, true, Set.of(MARIE), Set.of());

    @Test
    void a_citizen_opens_the_own_record() {
        assertThat(broken(MARIE_HERSELF, OPEN)).isNull();
    }

    @Test
    void a_citizen_does_not_open_the_record_of_another() {
        assertThat(broken(PAUL_HIMSELF, OPEN)).isEqualTo(AccessRule.CITIZEN_ANSWERS_FOR_THE_HOLDER);
    }

    @Test
    void a_legal_representative_opens_the_record_of_a_minor() {
        assertThat(broken(MARIE_HERSELF, OF_A_CHILD)).isNull();
        assertThat(broken(PAUL_HIMSELF, OF_A_CHILD)).isEqualTo(AccessRule.CITIZEN_ANSWERS_FOR_THE_HOLDER);
    }

    @Test
    void a_professional_of_the_care_team_opens_the_record() {
        assertThat(broken(DR_ESSAI, OPEN)).isNull();
        assertThat(broken(DR_INCONNU, OPEN)).isEqualTo(AccessRule.IN_THE_CARE_TEAM);
    }

    @Test
    void a_professional_who_acts_nowhere_opens_nothing_not_even_in_emergency() {
        var nowhere = Cast.withoutSituation(DR_ESSAI);
        assertThat(broken(nowhere, OPEN)).isEqualTo(AccessRule.PROFESSIONAL_ACTS_SOMEWHERE);
        assertThat(AccessRule.firstBroken(nowhere, OPEN, true)).contains(AccessRule.PROFESSIONAL_ACTS_SOMEWHERE);
    }

    @Test
    void emergency_opens_the_record_to_a_professional_outside_the_team() {
        assertThat(AccessRule.firstBroken(DR_INCONNU, OPEN, true)).isEmpty();
    }

    @Test
    void emergency_opens_neither_a_closed_record_nor_one_to_another_citizen() {
        assertThat(AccessRule.firstBroken(DR_INCONNU, CLOSED, true)).contains(AccessRule.RECORD_IS_OPEN);
        assertThat(AccessRule.firstBroken(PAUL_HIMSELF, OPEN, true))
                .contains(AccessRule.CITIZEN_ANSWERS_FOR_THE_HOLDER);
    }

    @Test
    void a_program_and_an_administrator_open_nothing() {
        assertThat(broken(A_PROGRAM, OPEN)).isEqualTo(AccessRule.CALLER_IS_A_PERSON);
        assertThat(broken(new Caller.Administrator("admin", "Admin", Set.of("admin")), OPEN))
                .isEqualTo(AccessRule.CALLER_IS_A_PERSON);
    }

    private static AccessRule broken(Caller by, HealthRecord record) {
        return AccessRule.firstBroken(by, record, false).orElse(null);
    }
}
