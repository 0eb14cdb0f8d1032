package fr.socle.identity.vigilance;

import static fr.socle.identity.Callers.DOCTOR;
import static fr.socle.identity.Callers.HOSPITAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.identity.HeldUnderIdentity;
import fr.socle.identity.HeldUnderIdentity.Held;
import fr.socle.identity.IdentityModuleTest;
import fr.socle.identity.Sex;
import fr.socle.identity.addressing.Merges;
import fr.socle.identity.local.BirthDate;
import fr.socle.identity.local.LocalIdentities;
import fr.socle.identity.local.LocalIdentity.Used;
import fr.socle.identity.local.LocalRefusal;
import fr.socle.identity.local.Reception;
import fr.socle.identity.local.StrictTraits;
import fr.socle.identity.vigilance.Recalls.Outcome;
import fr.socle.kernel.AccessJournal;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refusal;
import fr.socle.kernel.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What left under a wrong identity is called back, one thing after the other.
@IdentityModuleTest
class RecallTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Merges merges;

    @Autowired
    LocalIdentities locals;

    @Autowired
    Recalls recalls;

    @Autowired
    Reception reception;

    @Autowired
    JournalForTests journal;

    private final UUID letter = UUID.randomUUID();
    private PatientId patient;
    private LeftUnderIdentity left;

    @BeforeEach
    void a_letter_left() {
        patient = reception
                .create(
                        HOSPITAL,
                        null,
                        new StrictTraits(
                                "DUREPAIRE",
                                List.of("PAUL"),
                                null,
                                new BirthDate(LocalDate.of(1971, 4, 2), false),
                                Sex.M,
                                "63113"),
                        Used.NONE)
                .id();
        HeldUnderIdentity holder = names -> List.of(new Held(
                HeldUnderIdentity.Kind.MESSAGE,
                letter,
                patient,
                "Courrier de sortie",
                Instant.parse("2026-03-01T10:00:00Z"),
                "dr.blanc@medecin.example"));
        var holders = new StaticListableBeanFactory(Map.of("holder", holder));
        var things = new MovedThings(jdbc, merges, locals, holders.getBeanProvider(HeldUnderIdentity.class));
        left = new LeftUnderIdentity(things, locals, merges, recalls, (AccessJournal) journal);
        journal.clear();
    }

    @Test
    void each_thing_is_settled_with_a_reason_and_a_trace_and_the_last_answer_counts() {
        assertThat(left.report(HOSPITAL, patient).getFirst().settled()).isNull();
        left.settle(HOSPITAL, patient, letter, Outcome.RECALLED, "another letter was sent");
        left.settle(HOSPITAL, patient, letter, Outcome.RECIPIENT_TOLD, " called Dr Blanc ");
        var settled = left.report(HOSPITAL, patient).getFirst().settled();
        assertThat(settled.outcome()).isEqualTo(Outcome.RECIPIENT_TOLD);
        assertThat(settled.reason()).isEqualTo("called Dr Blanc");
        assertThat(settled.byName()).isEqualTo(HOSPITAL.displayName());
        assertThat(journal.kept())
                .filteredOn(it -> it.action() == Action.CHANGED && it.what().equals("recall"))
                .hasSize(2)
                .allMatch(it -> it.patient().equals(patient) && letter.equals(it.object()));
    }

    @Test
    void nobody_settles_without_a_reason_what_did_not_leave_or_what_is_not_theirs() {
        refused(() -> left.settle(HOSPITAL, patient, letter, Outcome.RECALLED, " "), LocalRefusal.NO_REASON);
        refused(
                () -> left.settle(HOSPITAL, patient, UUID.randomUUID(), Outcome.RECALLED, "a reason"),
                VigilanceRefusal.NOT_LEFT);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> left.settle(DOCTOR, patient, letter, Outcome.NOT_NEEDED, "not mine"));
    }

    private static void refused(Runnable what, Refusal why) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(what::run)
                .extracting(Refused::refusal)
                .isEqualTo(why);
    }
}
