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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest
@Import({ModuleTestConfiguration.class, TreatingPhysiciansTest.FamiliesForTests.class})
@ActiveProfiles("sandbox")
@DisplayNameGeneration(ReplaceUnderscores.class)
class TreatingPhysiciansTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2); // the day of the clock of tests

    @Autowired
    TreatingPhysicians physicians;

    @Autowired
    SandboxDirectory sandbox;

    @Autowired
    JournalForTests journal;

    @Autowired
    FamiliesForTests families;

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
    void a_parent_declares_for_a_child_under_sixteen_and_leaves_a_trace() {
        var child = families.childOf(patient, TODAY.minusYears(16).plusDays(1));
        journal.clear();
        physicians.declare(citizen, child, sandbox.cast().firstDoctor().rpps());
        assertThat(physicians.current(child).orElseThrow()).satisfies(it -> {
            assertThat(it.doctor()).isEqualTo(sandbox.cast().firstDoctor().rpps());
            assertThat(it.provenance()).isEqualTo(Provenance.PARENT);
        });
        assertThat(journal.kept()).singleElement().satisfies(it -> {
            assertThat(it.patient()).isEqualTo(child);
            assertThat(it.what()).isEqualTo("treating-physician");
        });
        assertThat(physicians.ask(citizen, child)).isPresent();
        physicians.end(citizen, child);
        assertThat(physicians.current(child)).isEmpty();
    }

    @Test
    void from_the_sixteenth_birthday_on_the_child_declares_and_the_parent_no_more() {
        var doctor = sandbox.cast().firstDoctor().rpps();
        var child = families.childOf(patient, TODAY.minusYears(16));
        assertRefused("directory.declares-alone", () -> physicians.declare(citizen, child, doctor));
        physicians.declare(new Caller.Citizen(child, "Alix", Set.of()), child, doctor);
        assertRefused("directory.declares-alone", () -> physicians.end(citizen, child));
        assertThat(physicians.askHistory(citizen, child)).hasSize(1);
    }

    @Test
    void a_child_under_sixteen_does_not_declare_and_somebody_elses_parent_neither() {
        var doctor = sandbox.cast().firstDoctor().rpps();
        var child = families.childOf(PatientId.next(), TODAY.minusYears(9));
        assertRefused(
                "directory.parent-declares",
                () -> physicians.declare(new Caller.Citizen(child, "Alix", Set.of()), child, doctor));
        assertRefused("directory.not-yours-to-declare", () -> physicians.declare(citizen, child, doctor));
        assertRefused("directory.not-yours-to-know", () -> physicians.askHistory(citizen, child));
    }

    @Test
    void a_parent_chooses_a_doctor_and_nobody_else() {
        var child = families.childOf(patient, TODAY.minusYears(2));
        assertRefused(
                "directory.not-a-physician",
                () -> physicians.declare(citizen, child, sandbox.cast().nurse().rpps()));
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

    static final class FamiliesForTests implements Families {

        private final Map<PatientId, Member> members = new ConcurrentHashMap<>();

        PatientId childOf(PatientId parent, LocalDate born) {
            var child = PatientId.next();
            members.put(child, new Member(child, "Alix", born, Set.of(parent)));
            return child;
        }

        @Override
        public Optional<Member> find(PatientId person) {
            return Optional.ofNullable(members.get(person));
        }

        @Override
        public List<Member> minorsOf(PatientId parent) {
            return members.values().stream()
                    .filter(it -> it.isRepresentedBy(parent))
                    .toList();
        }
    }
}
