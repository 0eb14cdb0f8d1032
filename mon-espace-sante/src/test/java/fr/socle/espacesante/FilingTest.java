package fr.socle.espacesante;

import static fr.socle.espacesante.Cast.BY_THE_PHARMACIST;
import static fr.socle.espacesante.Cast.BY_THE_PRESCRIBER;
import static fr.socle.espacesante.Cast.DISPENSING;
import static fr.socle.espacesante.Cast.DR_ESSAI;
import static fr.socle.espacesante.Cast.MARIE;
import static fr.socle.espacesante.Cast.MARIE_HERSELF;
import static fr.socle.espacesante.Cast.MORNING;
import static fr.socle.espacesante.Cast.NOON;
import static fr.socle.espacesante.Cast.PHARMACIST;
import static fr.socle.espacesante.Cast.PRESCRIBER;
import static fr.socle.espacesante.Cast.PRESCRIPTION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.socle.database.ModuleTestConfiguration.JournalForTests;
import fr.socle.espacesante.DocumentView.Status;
import fr.socle.identity.HeldUnderIdentity;
import fr.socle.identity.Identities;
import fr.socle.identity.IdentitiesMerged;
import fr.socle.identity.IdentitiesUnmerged;
import fr.socle.identity.Readdressing;
import fr.socle.kernel.AccessJournal.Access;
import fr.socle.kernel.AccessJournal.Action;
import fr.socle.kernel.Actor;
import fr.socle.kernel.PatientId;
import fr.socle.mssante.Mailroom;
import fr.socle.prescription.PrescriptionCancelled;
import fr.socle.prescription.PrescriptionDispensed;
import fr.socle.prescription.PrescriptionDocuments;
import fr.socle.prescription.PrescriptionIssued;
import fr.socle.prescription.Prescriptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RecordModuleTest
class FilingTest {

    private static final byte[] PAGE = "%PDF-1.7 une page".getBytes(UTF_8);
    private static final PrescriptionIssued ISSUED =
            new PrescriptionIssued(PRESCRIPTION, MARIE, BY_THE_PRESCRIBER, MORNING);
    private static final PrescriptionDispensed DISPENSED =
            new PrescriptionDispensed(DISPENSING, PRESCRIPTION, MARIE, BY_THE_PHARMACIST, NOON);
    private static final PrescriptionCancelled CANCELLED =
            new PrescriptionCancelled(PRESCRIPTION, MARIE, BY_THE_PRESCRIBER, NOON);

    @Autowired
    Identities identities;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    PrescriptionDocuments pages;

    @Autowired
    Mailroom mailroom;

    @Autowired
    Documents documents;

    @Autowired
    CareTeams careTeams;

    @Autowired
    @Qualifier("fr.socle.espacesante.following.DocumentsUnderIdentity")
    HeldUnderIdentity documentsUnderIdentity;

    @Autowired
    JournalForTests journal;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void an_empty_record() {
        jdbc.sql("truncate espacesante.record, espacesante.care_team cascade").update();
        journal.clear();
        when(identities.find(MARIE)).thenReturn(Optional.of(Cast.qualified(MARIE, List.of())));
        when(prescriptions.require(PRESCRIPTION)).thenReturn(Cast.prescription(List.of()));
        when(prescriptions.dispensing(DISPENSING)).thenReturn(Cast.dispensing());
        when(pages.pdf(PRESCRIPTION)).thenReturn(PAGE);
    }

    @Test
    void a_prescription_is_filed_exactly_once_though_the_fact_arrives_twice() {
        happens(ISSUED);
        happens(ISSUED);

        var document = onlyDocument();
        assertThat(document.kind()).isEqualTo(DocumentKind.PRESCRIPTION);
        assertThat(document.title()).isEqualTo("Ordonnance n° 250500000000001 du 2 mars 2026");
        assertThat(document.author().name()).isEqualTo("Dr Jeanne ESSAI");
        assertThat(document.source()).isEqualTo(PRESCRIPTION.value());
        assertThat(document.actAt()).isEqualTo(MORNING);
        assertThat(documents.open(MARIE_HERSELF, document.id()).bytes()).isEqualTo(PAGE);
        assertThat(journal.kept())
                .filteredOn(access -> access.action() == Action.FILED)
                .singleElement()
                .extracting(Access::patient)
                .isEqualTo(MARIE);
    }

    @Test
    void the_citizen_is_told_once_and_by_no_number() {
        happens(ISSUED);
        happens(ISSUED);

        var document = onlyDocument().id().value();
        verify(mailroom, times(1))
                .writeToCitizen(
                        eq(MARIE),
                        eq(document),
                        eq("Une ordonnance a été déposée dans votre dossier"),
                        contains("Dr Jeanne ESSAI (Cabinet d’essai) a établi pour vous une ordonnance le 2 mars 2026"),
                        eq("Mon espace santé"));
    }

    @Test
    void without_a_qualified_identity_the_document_is_filed_and_nobody_is_written_to() {
        when(identities.find(MARIE)).thenReturn(Optional.empty());

        happens(ISSUED);

        assertThat(onlyDocument().isCurrent()).isTrue();
        verify(mailroom, never()).writeToCitizen(any(), any(), any(), any(), any());
    }

    @Test
    void a_dispensing_is_filed_as_a_report_that_reads() {
        happens(DISPENSED);

        var document = onlyDocument();
        assertThat(document.kind()).isEqualTo(DocumentKind.DISPENSING);
        assertThat(document.author().structure()).isEqualTo("Pharmacie d’essai");
        assertThat(new String(documents.open(MARIE_HERSELF, document.id()).bytes(), UTF_8))
                .contains("Ordonnance n° 250500000000001", "EXEMPLOMYCINE 500 mg, gélule : 1 boîte")
                .contains("Dispensée le 2 mars 2026 à 12h00 par M. Karim OFFICINE, Pharmacie d’essai");
    }

    @Test
    void whoever_prescribes_or_dispenses_joins_the_care_team() {
        happens(ISSUED);
        happens(DISPENSED);

        assertThat(careTeams.of(MARIE)).containsExactlyInAnyOrder(PRESCRIBER, PHARMACIST);
        assertThat(documents.of(DR_ESSAI, MARIE)).hasSize(2);
    }

    @Test
    void a_prescription_cancelled_before_any_dispensing_is_withdrawn_and_the_citizen_told() {
        happens(ISSUED);
        happens(CANCELLED);
        happens(CANCELLED);

        assertThat(onlyDocument().status()).isEqualTo(Status.ENTERED_IN_ERROR);
        assertThat(onlyDocument().version()).isEqualTo(2);
        verify(mailroom, times(1)).writeToCitizen(eq(MARIE), any(), eq("Une ordonnance a été annulée"), any(), any());
    }

    @Test
    void a_prescription_cancelled_after_a_dispensing_is_out_of_date_even_if_the_facts_come_in_disorder() {
        when(prescriptions.require(PRESCRIPTION)).thenReturn(Cast.prescription(List.of(Cast.dispensing())));

        happens(CANCELLED);
        happens(ISSUED);

        assertThat(onlyDocument().status()).isEqualTo(Status.SUPERSEDED);
    }

    @Test
    void a_document_follows_its_holder_into_a_merge_and_comes_back_when_it_is_undone() {
        happens(ISSUED);
        var survivor = PatientId.next();
        var merge = UUID.randomUUID();
        when(identities.readdressing(MARIE)).thenReturn(new Readdressing(survivor, List.of(MARIE)));
        happens(new IdentitiesMerged(merge, survivor, MARIE, Actor.PLATFORM, NOON));
        happens(new IdentitiesMerged(merge, survivor, MARIE, Actor.PLATFORM, NOON));
        assertThat(documents.of(MARIE_HERSELF, MARIE)).isEmpty();
        var moved = documents.about(PRESCRIPTION.value()).orElseThrow();
        assertThat(moved.patient()).isEqualTo(survivor);
        assertThat(documentsUnderIdentity.heldUnder(List.of(MARIE)))
                .extracting(HeldUnderIdentity.Held::id)
                .containsExactly(moved.id().value());
        when(identities.readdressing(MARIE)).thenReturn(new Readdressing(MARIE, List.of(MARIE)));
        happens(new IdentitiesUnmerged(merge, survivor, MARIE, Actor.PLATFORM, NOON));
        assertThat(onlyDocument().source()).isEqualTo(PRESCRIPTION.value());
    }

    private DocumentView onlyDocument() {
        var found = documents.of(MARIE_HERSELF, MARIE);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void happens(Object fact) {
        transaction.executeWithoutResult(_ -> events.publishEvent(fact));
        await().atMost(Duration.ofSeconds(20)).until(this::allIsHandled);
    }

    private boolean allIsHandled() {
        return jdbc.sql("select count(*) from outbox.event_publication")
                        .query(Long.class)
                        .single()
                == 0;
    }
}
