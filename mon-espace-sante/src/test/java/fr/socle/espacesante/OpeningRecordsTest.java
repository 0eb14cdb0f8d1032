package fr.socle.espacesante;

import static fr.socle.espacesante.Cast.DR_ESSAI;
import static fr.socle.espacesante.Cast.DR_INCONNU;
import static fr.socle.espacesante.Cast.LEA;
import static fr.socle.espacesante.Cast.MARIE;
import static fr.socle.espacesante.Cast.MARIE_HERSELF;
import static fr.socle.espacesante.Cast.PAUL_HIMSELF;
import static fr.socle.espacesante.Cast.PRESCRIBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.database.ModuleTestConfiguration.MovableClock;
import fr.socle.espacesante.CareTeams.Origin;
import fr.socle.espacesante.DocumentView.Author;
import fr.socle.identity.Identities;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Caller;
import fr.socle.kernel.PatientId;
import fr.socle.kernel.Refused;
import fr.socle.mssante.Mailroom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RecordModuleTest
class OpeningRecordsTest {

    @Autowired
    Identities identities;

    @Autowired
    Mailroom mailroom;

    @Autowired
    HealthRecords records;

    @Autowired
    Documents documents;

    @Autowired
    CareTeams careTeams;

    @Autowired
    EmergencyAccesses emergencies;

    @Autowired
    JournalForTests journal;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void one_document() {
        jdbc.sql(
                        "truncate espacesante.record, espacesante.care_team, espacesante.emergency_access, public.trace cascade")
                .update();
        file(MARIE);
        journal.clear();
        when(identities.find(MARIE)).thenReturn(Optional.of(Cast.qualified(MARIE, List.of())));
        when(identities.find(LEA)).thenReturn(Optional.of(Cast.qualified(LEA, List.of(MARIE))));
    }

    @Test
    void the_holder_sees_the_record_and_leaves_a_trace() {
        assertThat(documents.of(MARIE_HERSELF, MARIE)).hasSize(1);
        assertThat(journal.kept())
                .singleElement()
                .extracting(Access::action, Access::what)
                .containsExactly(Action.READ, "record");
    }

    @Test
    void a_parent_sees_the_record_of_a_minor() {
        file(LEA);

        assertThat(documents.of(MARIE_HERSELF, LEA)).hasSize(1);
        refused(() -> documents.of(PAUL_HIMSELF, LEA), new RecordRefusal.NotTheHolder());
    }

    @Test
    void a_refused_attempt_is_traced_though_everything_else_is_rolled_back() {
        var document = documents.of(MARIE_HERSELF, MARIE).getFirst().id();
        journal.clear();

        refused(() -> documents.open(DR_INCONNU, document), new RecordRefusal.NotInCareTeam());

        assertThat(jdbc.sql("select actor from public.trace where action = 'REFUSED'")
                        .query(String.class)
                        .list())
                .containsExactly(DR_INCONNU.rpps().value());
        assertThat(journal.kept()).extracting(Access::action).containsExactly(Action.REFUSED);
    }

    @Test
    void a_declared_professional_sees_the_record() {
        careTeams.declare(MARIE, PRESCRIBER, Origin.TREATING_PHYSICIAN);
        careTeams.declare(MARIE, PRESCRIBER, Origin.PRESCRIBED);

        assertThat(documents.of(DR_ESSAI, MARIE)).hasSize(1);
        assertThat(jdbc.sql("select origin from espacesante.care_team")
                        .query(String.class)
                        .list())
                .containsExactly("TREATING_PHYSICIAN");
    }

    @Test
    void breaking_the_glass_opens_the_record_and_the_citizen_is_told_once() {
        var urgently = Cast.breakingTheGlass(DR_INCONNU, "Patient inconscient");

        assertThat(documents.of(urgently, MARIE)).hasSize(1);
        assertThat(documents.of(urgently, MARIE)).hasSize(1);

        assertThat(journal.kept())
                .extracting(Access::mode, Access::reason)
                .containsOnly(tuple(Caller.AccessMode.BRIS_DE_GLACE, "Patient inconscient"));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> verify(mailroom, times(1))
                        .writeToCitizen(
                                eq(MARIE),
                                any(),
                                eq("Votre dossier a été ouvert en urgence"),
                                contains("Motif indiqué : Patient inconscient"),
                                any()));
    }

    @Test
    void breaking_the_glass_takes_a_reason() {
        refused(() -> documents.of(Cast.breakingTheGlass(DR_INCONNU, "  "), MARIE), new RecordRefusal.NoReason());
    }

    @Test
    void the_glass_is_broken_for_an_hour() {
        emergencies.open(DR_INCONNU, MARIE, "Patient inconscient");

        assertThat(documents.of(emergencies.inMode(DR_INCONNU, MARIE), MARIE)).hasSize(1);
        clock.advance(Duration.ofHours(1));
        refused(() -> documents.of(emergencies.inMode(DR_INCONNU, MARIE), MARIE), new RecordRefusal.NotInCareTeam());
    }

    @Test
    void pages_follow_one_another_while_documents_are_filed() {
        for (var i = 0; i < 4; i++) {
            file(MARIE);
        }
        var search = DocumentSearch.newest(MARIE, 2);
        var page = documents.search(MARIE_HERSELF, search);
        clock.advance(Duration.ofMinutes(1));
        file(MARIE);
        var seen = new HashSet<>(page.documents());
        while (page.next() != null) {
            page = documents.search(
                    MARIE_HERSELF,
                    search.startingAfter(DocumentPosition.decode(page.next().encode())));
            assertThat(seen).doesNotContainAnyElementsOf(page.documents());
            seen.addAll(page.documents());
        }
        assertThat(seen).hasSize(5);
        assertThat(documents.count(MARIE_HERSELF, search)).isEqualTo(6);
    }

    private void file(PatientId patient) {
        records.fileOnce(new Deposit(
                patient,
                UUID.randomUUID(),
                DocumentKind.PRESCRIPTION,
                "Ordonnance",
                new Author("Dr Jeanne ESSAI", PRESCRIBER.value(), "Cabinet d’essai", null),
                DR_ESSAI.actor(),
                clock.instant(),
                "application/pdf",
                new byte[] {1, 2, 3}));
    }

    private static void refused(Runnable attempt, RecordRefusal refusal) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(attempt::run)
                .extracting(Refused::refusal)
                .isEqualTo(refusal);
    }
}
