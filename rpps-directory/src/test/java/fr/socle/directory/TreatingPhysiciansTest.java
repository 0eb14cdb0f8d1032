package fr.socle.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.socle.database.ModuleTestConfiguration;
import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.directory.TreatingPhysicians.Provenance;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import(ModuleTestConfiguration.class)
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TreatingPhysiciansTest {

    @Autowired
    TreatingPhysicians physicians;

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JournalForTests journal;

    private final PatientId patient = PatientId.next();
    private final Caller citizen = new Caller.Citizen(patient, "Marie", Set.of());

    @BeforeEach
    void the_sandbox_is_filled() {
        sandbox.ensure(42);
    }

    @Test
    void a_person_chooses_then_changes_and_the_past_stays() {
        var first = sandbox.cast().firstDoctor().rpps();
        var second = sandbox.cast().secondDoctor().rpps();
        physicians.declare(citizen, patient, first);
        physicians.declare(citizen, patient, second);
        assertThat(physicians.current(patient).orElseThrow().doctor()).isEqualTo(second);
        assertThat(physicians.history(patient)).hasSize(2).last().satisfies(it -> {
            assertThat(it.doctor()).isEqualTo(first);
            assertThat(it.until()).isNotNull();
            assertThat(it.provenance()).isEqualTo(Provenance.PERSON);
        });
    }

    @Test
    void only_a_doctor_who_practises_may_be_chosen() {
        assertRefused(
                "directory.not-a-physician",
                () -> physicians.declare(
                        citizen, patient, sandbox.cast().nurse().rpps()));
    }

    @Test
    void the_chosen_doctor_may_declare_and_nobody_else() {
        var cast = sandbox.cast();
        assertThat(physicians
                        .declare(
                                doctor(cast.firstDoctor()),
                                patient,
                                cast.firstDoctor().rpps())
                        .provenance())
                .isEqualTo(Provenance.DOCTOR_WITH_CONSENT);
        assertRefused(
                "directory.not-yours-to-declare",
                () -> physicians.declare(
                        doctor(cast.secondDoctor()), patient, cast.firstDoctor().rpps()));
        assertRefused(
                "directory.not-yours-to-declare",
                () -> physicians.declare(
                        new Caller.Citizen(PatientId.next(), "Other", Set.of()),
                        patient,
                        cast.firstDoctor().rpps()));
    }

    @Test
    void those_with_the_right_ask_in_one_call_and_leave_a_trace() {
        var cast = sandbox.cast();
        physicians.declare(citizen, patient, cast.firstDoctor().rpps());
        journal.clear();
        assertThat(physicians.ask(doctor(cast.secondDoctor()), patient)).isPresent();
        assertThat(physicians.ask(new Caller.Software("lab", "Lab", null, Set.of("medecin-traitant")), patient))
                .isPresent();
        assertThat(journal.kept())
                .extracting(Access::what)
                .containsOnly("treating-physician")
                .hasSize(2);
        assertRefused(
                "directory.not-yours-to-know",
                () -> physicians.ask(new Caller.Software("other", "Other", null, Set.of()), patient));
        assertRefused(
                "directory.not-yours-to-know",
                () -> physicians.ask(new Caller.Citizen(PatientId.next(), "Other", Set.of()), patient));
    }

    @Test
    void a_declaration_ends() {
        physicians.declare(citizen, patient, sandbox.cast().firstDoctor().rpps());
        physicians.end(citizen, patient);
        assertThat(physicians.current(patient)).isEmpty();
        assertRefused("directory.no-treating-physician", () -> physicians.end(citizen, patient));
    }

    private static Caller doctor(Practitioner who) {
        return new Caller.Professional(
                who.rpps(),
                who.displayName(),
                "10",
                who.situations().getFirst(),
                Caller.AccessMode.NORMAL,
                null,
                Set.of());
    }

    private static void assertRefused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        it -> assertThat(it.refusal().terms().code()).isEqualTo(code));
    }
}
